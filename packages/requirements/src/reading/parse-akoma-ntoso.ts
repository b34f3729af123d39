import { houseRule, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { HistoryEvent } from "../documents/law-base.ts";
import type { Article } from "../texts/law-text.ts";
import { readArticleNumber } from "./article-number.ts";
import { type DraftRefusal, factNames, lawOfDraft, type PrintedFact, type ReadLaw } from "./law-draft.ts";
import { walkXml, type XmlElement, type XmlRefusal } from "./xml-events.ts";

/** Akoma Ntoso 3.0 (OASIS LegalDocML, 2018). */
export const akomaNtosoNamespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/** Our own facts in the `proprietary` block. */
export const ownNamespace = "urn:touchstone:law:1";

export type AknRefusal = XmlRefusal | DraftRefusal | Refusal<"akn-not-an-act">;

const hierarchy = new Set(["book", "part", "subpart", "title", "chapter", "section", "division", "hcontainer"]);
/** Elements whose number and heading are read: the hierarchy, the article and what an article consists of. */
const numbered = new Set([...hierarchy, "article", "paragraph", "subparagraph", "point", "indent", "item"]);

type Container = { readonly name: string; num: string; heading: string };
type Drafted = Omit<Article, "text" | "n" | "sub" | "no"> & {
  readonly container: Container;
  readonly row: number;
  readonly lines: string[];
};

type Found = {
  readonly facts: Map<string, PrintedFact>;
  readonly history: HistoryEvent[];
  readonly preamble: string[];
  readonly articles: Drafted[];
  /** Whether the root is an act or another whole document. */
  root: boolean;
};

// What a printing program breaks and indents is one line; a text of ours holds no line break inside a paragraph.
const joined = (text: string): string => {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.map((line, at) => (/[A-Za-z0-9,;.)]/.test(lines[at - 1]?.at(-1) ?? "") ? ` ${line}` : line)).join("");
};

const titleOf = ({ num, heading }: Container): string => [num, heading].filter((part) => part !== "").join(" ");

/** Collects an act while it is walked. */
const collector = (found: Found) => {
  const path: string[] = [];
  const containers: Container[] = [];
  let block = "";
  const inside = (name: string): boolean => path.includes(name);
  const article = (): Drafted | undefined => (inside("article") ? found.articles.at(-1) : undefined);

  const fact = (name: string, value: string | undefined, row: number): void => {
    if (value !== undefined && value !== "" && !found.facts.has(name)) found.facts.set(name, { value, row });
  };
  const readMeta = ({ name, namespace, attributes, row }: XmlElement): void => {
    if (namespace === ownNamespace && name === "document") {
      for (const [key, value] of attributes) {
        if (factNames.some((known) => known === key)) found.facts.set(key, { value, row });
      }
    }
    if (name === "FRBRdate" && inside("FRBRExpression")) fact("version", attributes.get("date"), row);
    if (name === "FRBRalias" && inside("FRBRWork")) fact("title", attributes.get("value"), row);
    // Another country's act must not be taken for one of the nation's: its code is a market's, or is refused by name.
    if (name === "FRBRcountry" && !/^cn\b/i.test(attributes.get("value") ?? "cn")) {
      fact("jurisdiction", attributes.get("value")?.toUpperCase(), row);
    }
    if (name === "FRBRnumber" && inside("FRBRWork")) fact("number", attributes.get("value"), row);
    if (name === "event" && namespace === ownNamespace) {
      found.history.push({ date: attributes.get("date") ?? "", event: attributes.get("name") ?? "" });
    }
  };
  const endBlock = (): void => {
    const text = joined(block);
    block = "";
    const name = path.at(-1) ?? "";
    const container = containers.at(-1);
    if (name === "docTitle") return fact("title", text, 0);
    if (name === "num" && container !== undefined) container.num = text;
    else if (name === "heading" && container !== undefined) container.heading = text;
    else if (name === "p" && (inside("preamble") || (inside("preface") && inside("formula")))) {
      if (text !== "") found.preamble.push(text);
    } else if (name === "p") {
      // The number of a paragraph or point is part of what it says.
      const own = container !== undefined && container.name !== "article" ? container.num : "";
      if (container !== undefined && own !== "") container.num = "";
      const line = [own, text].filter((part) => part !== "").join(" ");
      if (line !== "") article()?.lines.push(line);
    }
  };
  return {
    open: (element: XmlElement): void => {
      const { name, row } = element;
      if (path.length === 1 && path[0] === "akomaNtoso" && ["act", "doc", "statement", "bill"].includes(name)) {
        found.root = element.namespace.startsWith(akomaNtosoNamespace);
      }
      path.push(name);
      if (inside("meta")) readMeta(element);
      if (numbered.has(name) && inside("body")) {
        const container: Container = { name, num: "", heading: "" };
        if (name === "article") {
          const headings = containers.filter((one) => hierarchy.has(one.name)).map(titleOf);
          found.articles.push({ headings: headings.filter((one) => one !== ""), container, row, lines: [] });
        }
        containers.push(container);
      }
      if (["num", "heading", "p", "docTitle"].includes(name)) block = "";
    },
    text: (text: string): void => {
      block += text;
    },
    close: (name: string): void => {
      if (["num", "heading", "p", "docTitle"].includes(name)) endBlock();
      if (numbered.has(name) && inside("body")) containers.pop();
      path.pop();
    },
  };
};

const westernNumber = /(\d{1,4})/;

const articleOf = ({ container, headings, row, lines }: Drafted, index: number): Article & { readonly row: number } => {
  const no = container.num === "" ? `${index + 1}` : container.num;
  const number = readArticleNumber(no) ?? { n: Number(westernNumber.exec(no)?.[1] ?? index + 1), sub: 0 };
  const words = container.heading === "" ? lines : [container.heading, ...lines];
  return { no, ...number, headings, text: words.join("\n"), row };
};

/** An act in Akoma Ntoso 3.0: articles under the hierarchy of their headings, facts from the identification block. */
export const parseAkomaNtoso = (
  text: string,
  file: string,
  sha256: (text: string) => string,
): Result<ReadLaw, AknRefusal> => {
  const found: Found = { facts: new Map(), history: [], preamble: [], articles: [], root: false };
  const walked = walkXml(text.replace(/^\ufeff/, ""), file, collector(found));
  if (!walked.ok) return walked;
  if (!found.root) {
    const place = { file, row: 1, column: null };
    return refuse({ ...refusal("akn-not-an-act", houseRule("5 (bad input)"), { file }), place });
  }
  const { facts, history, preamble } = found;
  const draft = {
    file,
    facts,
    history: history.filter(
      ({ date, event }) => /^\d{4}-\d{2}-\d{2}$/.test(date) && event !== "" && event.length <= 20,
    ),
    preamble: preamble.length === 0 ? null : preamble.join("\n"),
    articles: found.articles.map(articleOf),
    source: file,
    level: "规范性文件" as const,
  };
  return lawOfDraft(draft, sha256);
};
