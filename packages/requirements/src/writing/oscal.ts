import type { Json } from "@touchstone/kernel";
import type { DocumentVersion } from "../documents/law-base.ts";
import { ownNamespace } from "../reading/parse-akoma-ntoso.ts";
import { articleClass } from "../reading/parse-oscal.ts";
import type { Article, LawText } from "../texts/law-text.ts";
import { articleNames } from "./article-names.ts";
import { type Division, divisions } from "./divisions.ts";

type JsonObject = { readonly [key: string]: Json };

const prop = (name: string, value: string | null): readonly JsonObject[] =>
  value === null || value === "" ? [] : [{ name, ns: ownNamespace, value }];

const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;

/** The id of each article, and its place among all. */
type Places = ReadonlyMap<Article, { readonly id: string; readonly order: number }>;

const control = ({ no, text }: Article, id: string, order: number): JsonObject => {
  return {
    id,
    class: articleClass,
    title: no,
    props: [{ name: "sort-id", value: String(order).padStart(5, "0") }],
    parts: [{ id: `${id}_smt`, name: "statement", prose: text }],
  };
};

/** Groups and controls of one place in the tree. */
const members = (inner: readonly Division[], path: string, places: Places): JsonObject => {
  const controls = inner.flatMap((one) => {
    const place = one.kind === "article" ? places.get(one.article) : undefined;
    return one.kind === "article" && place !== undefined ? [control(one.article, place.id, place.order)] : [];
  });
  const groups = inner.flatMap((one) => {
    if (one.kind === "article") return [];
    const id = `${path}-${one.place}`;
    const title = one.num === null ? one.title : `${one.num} ${one.title}`;
    return [{ id, class: "heading", title, ...members(one.inner, id, places) }];
  });
  return {
    ...(groups.length === 0 ? {} : { groups }),
    ...(controls.length === 0 ? {} : { controls }),
  };
};

/** A version as an OSCAL catalog (NIST, 1.1.2): headings are groups, articles controls. `digest` names the text. */
export const writeOscal = (document: DocumentVersion, text: LawText, digest: string): string => {
  const { title, version, promulgated } = document;
  const names = [...articleNames(text.articles, "art", "-")];
  const places = new Map(names.map(([article, id], at) => [article, { id, order: at + 1 }]));
  const catalog: JsonObject = {
    uuid: uuidOf(digest),
    metadata: {
      title,
      ...(promulgated === null ? {} : { published: `${promulgated}T00:00:00Z` }),
      "last-modified": `${version === "undated" ? "1970-01-01" : version}T00:00:00Z`,
      version,
      "oscal-version": "1.1.2",
      props: [
        ...prop("family", document.family),
        ...prop("level", document.level),
        ...prop("jurisdiction", document.jurisdiction),
        ...prop("issuer", document.issuingBody),
        ...prop("number", document.documentNumber),
        ...prop("adopted", document.adopted),
        ...prop("promulgated", promulgated),
        ...prop("effective", document.effective),
        ...prop("basis", document.effectiveBasis),
        ...prop("first-effective", document.firstEffective),
        ...prop("ended", document.endedOn),
        ...prop("confidence", document.confidence),
      ],
      ...(text.preamble === null ? {} : { remarks: text.preamble }),
    },
    ...members(divisions(text.articles), "grp", places),
  };
  return `${JSON.stringify({ catalog }, null, 1)}\n`;
};
