import type { DocumentVersion } from "../documents/law-base.ts";
import { akomaNtosoNamespace, ownNamespace } from "../reading/parse-akoma-ntoso.ts";
import type { Article, LawText } from "../texts/law-text.ts";
import { articleNames } from "./article-names.ts";
import { type Division, divisions } from "./divisions.ts";

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// XML 1.0 has no way to write these.
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text.replace(unwritable, "\ufffd").replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

const attributes = (pairs: Readonly<Record<string, string | null>>): string =>
  Object.entries(pairs)
    .map(([name, value]) => (value === null ? "" : ` ${name}="${escaped(value)}"`))
    .join("");

const elementNames = { 编: "part", 分编: "subpart", 章: "chapter", 节: "section" } as const;

const eventTypes: Readonly<Record<string, string>> = {
  修正: "amendment",
  修订: "amendment",
  修改: "amendment",
  废止: "repeal",
};

const lifecycle = ({ history }: DocumentVersion): string =>
  history.length === 0
    ? ""
    : `<lifecycle source="#touchstone">${history
        .map(
          ({ date, event }, index) =>
            `<eventRef${attributes({ eId: `e${index + 1}`, date, type: eventTypes[event] ?? "generation", source: "#touchstone" })}/>`,
        )
        .join("")}</lifecycle>`;

// A market's code is a country's or a union's; all places of GB/T 2260 and areas of them are in one country.
const countryOf = ({ jurisdiction }: DocumentVersion): string =>
  /^[A-Z]{2}$/.test(jurisdiction) ? jurisdiction.toLowerCase() : "cn";

const identification = (document: DocumentVersion): string => {
  const { family, version, title, promulgated, adopted, documentNumber } = document;
  const work = `/akn/${countryOf(document)}/act/${promulgated ?? adopted ?? version}/${family}`;
  const expression = `${work}/zho@${version}`;
  const day = (date: string, name: string) => `<FRBRdate${attributes({ date, name })}/>`;
  const level = (name: string, uri: string, inner: string) =>
    `<${name}><FRBRthis value="${escaped(`${uri}/!main`)}"/><FRBRuri value="${escaped(uri)}"/>${inner}</${name}>`;
  return `<identification source="#touchstone">${level(
    "FRBRWork",
    work,
    `<FRBRalias${attributes({ value: title, name: "title" })}/>${day(promulgated ?? adopted ?? version, "generation")}<FRBRauthor href="#issuer"/><FRBRcountry${attributes({ value: countryOf(document) })}/><FRBRsubtype${attributes({ value: document.level })}/>${documentNumber === null ? "" : `<FRBRnumber${attributes({ value: documentNumber })}/>`}<FRBRname${attributes({ value: family })}/>`,
  )}${level("FRBRExpression", expression, `${day(version, "version")}<FRBRauthor href="#issuer"/><FRBRlanguage language="zho"/>`)}${level(
    "FRBRManifestation",
    `${expression}/main.xml`,
    `${day(version, "version")}<FRBRauthor href="#touchstone"/><FRBRformat value="application/akn+xml"/>`,
  )}</identification>`;
};

const ownFacts = (document: DocumentVersion): string => {
  const facts = attributes({
    family: document.family,
    version: document.version,
    title: document.title,
    level: document.level,
    jurisdiction: document.jurisdiction,
    issuer: document.issuingBody,
    number: document.documentNumber,
    adopted: document.adopted,
    promulgated: document.promulgated,
    effective: document.effective,
    basis: document.effectiveBasis,
    "first-effective": document.firstEffective,
    ended: document.endedOn,
    confidence: document.confidence,
  });
  const events = document.history.map(({ date, event }) => `<ts:event${attributes({ date, name: event })}/>`).join("");
  return `<proprietary source="#touchstone"><ts:document xmlns:ts="${ownNamespace}"${facts}>${events}</ts:document></proprietary>`;
};

const references = ({ issuingBody }: DocumentVersion): string =>
  `<references source="#touchstone"><TLCOrganization${attributes({ eId: "issuer", href: "/akn/ontology/organization/cn/issuer", showAs: issuingBody ?? "–" })}/><TLCOrganization eId="touchstone" href="/akn/ontology/organization/touchstone" showAs="Touchstone"/></references>`;

const paragraphs = (text: string): string =>
  text
    .split("\n")
    .map((line) => `<p>${escaped(line)}</p>`)
    .join("");

type Names = ReadonlyMap<Article, string>;

const articleElement = (article: Article, names: Names): string => {
  const { no, text } = article;
  const eId = names.get(article) ?? "";
  const inner = text
    .split("\n")
    .map(
      (line, index) =>
        `<paragraph eId="${eId}__para_${index + 1}"><content><p>${escaped(line)}</p></content></paragraph>`,
    )
    .join("");
  return `<article eId="${eId}"><num>${escaped(no)}</num>${inner}</article>`;
};

const divisionElement = (division: Division, path: string, names: Names): string => {
  if (division.kind === "article") return articleElement(division.article, names);
  const name = division.rank === null ? "hcontainer" : elementNames[division.rank];
  const eId = `${path}${name}_${division.place}`;
  const heading =
    division.num === null
      ? `<heading>${escaped(division.title)}</heading>`
      : `<num>${escaped(division.num)}</num><heading>${escaped(division.title)}</heading>`;
  const inner = division.inner.map((one) => divisionElement(one, `${eId}__`, names)).join("\n");
  return `<${name}${attributes({ eId, name: name === "hcontainer" ? "heading" : null })}>${heading}\n${inner}</${name}>`;
};

/** A version as an act in Akoma Ntoso 3.0. Facts for which it has no place stand in the `proprietary` block. */
export const writeAkomaNtoso = (document: DocumentVersion, { preamble, articles }: LawText): string => {
  const names = articleNames(articles, "art", "_");
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${akomaNtosoNamespace}">
<act name="law" contains="singleVersion">
<meta>${identification(document)}${lifecycle(document)}${references(document)}${ownFacts(document)}</meta>
<preface><longTitle><p><docTitle>${escaped(document.title)}</docTitle></p></longTitle></preface>
${preamble === null ? "" : `<preamble>${paragraphs(preamble)}</preamble>`}
<body>
${divisions(articles)
  .map((one) => divisionElement(one, "", names))
  .join("\n")}
</body>
</act>
</akomaNtoso>
`;
};
