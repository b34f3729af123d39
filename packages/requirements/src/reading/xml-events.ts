import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { SaxesParser, type SaxesTagNS } from "saxes";

export type XmlProblem =
  | "syntax"
  | "doctype"
  | "tooDeep"
  | "tooManyElements"
  | "tooLongText"
  | "tooManyAttributes"
  | "tooLarge";
/** A refused file of XML; `facts.problem` is an `XmlProblem`. */
export type XmlRefusal = Refusal<"xml-refused">;

export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly row: number;
};

export type XmlHandler = {
  readonly open: (element: XmlElement) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

// A code of 1,242 articles has 10,000 elements; the deepest structure of Akoma Ntoso in use is under 30.
const limits = { depth: 64, elements: 300_000, text: 200_000, attributes: 40, total: 33_554_432 } as const;

class Stop extends Error {
  readonly problem: XmlProblem;
  readonly what: string;
  constructor(problem: XmlProblem, what = "") {
    super(problem);
    this.problem = problem;
    this.what = what;
  }
}

const elementOf = ({ local, uri, attributes }: SaxesTagNS, row: number): XmlElement => {
  const found = Object.values(attributes);
  if (found.length > limits.attributes) throw new Stop("tooManyAttributes");
  return { name: local, namespace: uri, attributes: new Map(found.map((one) => [one.local, one.value])), row };
};

/**
 * Walks untrusted XML. A document type is refused, and with it every entity but the five of XML itself: no expansion, no
 * address is ever opened. Depth, number and length are bounded; the refusal names line and column.
 */
export const walkXml = (text: string, file: string, handler: XmlHandler): Result<null, XmlRefusal> => {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  let elements = 0;
  parser.on("doctype", () => {
    throw new Stop("doctype");
  });
  parser.on("error", (cause) => {
    throw new Stop("syntax", cause.message.slice(0, 120));
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    elements += 1;
    if (depth > limits.depth) throw new Stop("tooDeep");
    if (elements > limits.elements) throw new Stop("tooManyElements");
    handler.open(elementOf(tag, parser.line));
  });
  parser.on("closetag", ({ local }) => {
    depth -= 1;
    handler.close(local);
  });
  const words = (piece: string): void => {
    if (piece.length > limits.text) throw new Stop("tooLongText");
    handler.text(piece);
  };
  parser.on("text", words);
  parser.on("cdata", words);
  try {
    if (text.length > limits.total) throw new Stop("tooLarge");
    parser.write(text).close();
    return ok(null);
  } catch (cause) {
    if (!(cause instanceof Stop)) throw cause;
    const place = { file, row: parser.line, column: parser.column };
    const facts = { file, problem: cause.problem, what: cause.what };
    return refuse({ ...refusal("xml-refused", houseRule("5 (bad input)"), facts), place });
  }
};
