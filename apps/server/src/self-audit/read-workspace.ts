import { isList, type Json } from "@touchstone/kernel";
import {
  answersByKey,
  type Book,
  bookParts,
  type ClauseLine,
  type ClauseLinkFact,
  type ClauseLinks,
  clauseTable,
  linksOn,
  type OwnAnswer,
  type PartFact,
  type Soa,
  type Thing,
} from "@touchstone/register";
import { jointClauses, type Standard, standardsOn } from "@touchstone/requirements";
import { contextFigures, outsideOf, readBeside } from "../foresight/index.ts";
import {
  contradictedRows,
  evidencedRows,
  namedEvidence,
  namedRisks,
  readBooks,
  readClauseLinks,
  readSoa,
  rowParts,
  soaPart,
} from "../register/index.ts";
import { readStandards } from "../requirements/index.ts";
import type { Transaction } from "../store/index.ts";
import { clauseAnswers } from "./content.ts";

const securityStandard = "iso27001";

export type Workspace = {
  readonly on: string;
  readonly books: readonly Book[];
  readonly parts: readonly PartFact[];
  readonly soa: Soa;
  /** What the statement to the edition of 2013 says of its own controls, whose numbers are others. */
  readonly olderSoa: Soa;
  /** Rows that the controls treat and that evidence speaks against without an answer. */
  readonly contradicted: ReadonlySet<string>;
  readonly scopeLacks: readonly string[];
  readonly outside: readonly Thing[];
  readonly isDoneRecorded: boolean;
  readonly links: readonly ClauseLinkFact[];
};

type Asked = { readonly owner: string; readonly on: string };

const holdsOn = (on: string, from: string | null, until: string | null): boolean =>
  (from === null || from <= on) && (until === null || on <= until);

/** What was linked to clauses, with the names of the day; what is gone meanwhile is left out. */
const linkFacts = async (
  tx: Transaction,
  { owner, on }: Asked,
  all: readonly ClauseLinks[],
  books: readonly Book[],
): Promise<readonly ClauseLinkFact[]> => {
  const live = all.flatMap((links) => linksOn(links, on).map((link) => ({ ...link, key: links.key })));
  const ids = (to: string) => live.flatMap((link) => (link.to === to ? [link.target] : []));
  const risks = await namedRisks(tx, owner, ids("risk"), on);
  const held = await evidencedRows(tx, owner, ids("risk"), on);
  const evidence = new Map((await namedEvidence(tx, owner, ids("evidence"))).map((one) => [one.id, one]));
  const records = new Map(books.map((book) => [book.id, book]));
  return live.flatMap(({ id, key, to, target }): readonly ClauseLinkFact[] => {
    const fact = (title: string, holds: boolean, kind: string | null = null) => [
      { id, key, to, target, kind, title, holds },
    ];
    const [risk, book, item] = [risks.get(target), records.get(target), evidence.get(target)];
    if (to === "risk") return risk === undefined ? [] : fact(risk.title, held.has(target));
    if (to === "record") return book === undefined ? [] : fact(book.title, !book.fresh, book.kind);
    if (item === undefined) return [];
    const { validFrom, validUntil } = item.state.about;
    return fact(item.name, holdsOn(on, validFrom, validUntil));
  });
};

const treatedRows = (lines: Soa["lines"]): readonly string[] => [...new Set(lines.flatMap(({ risks }) => risks))];

/** What the workspace holds on a day, as far as clauses ask. */
export const readWorkspace = async (tx: Transaction, asked: Asked): Promise<Workspace> => {
  const { owner, on } = asked;
  const books = await readBooks(tx, owner, on);
  const { soa } = await readSoa(tx, owner, "2022");
  const { soa: olderSoa } = await readSoa(tx, owner, "2013");
  const { issues, parties } = await contextFigures(tx, owner, { from: on, to: on });
  const beside = await readBeside(tx, owner, on);
  const { lacks } = beside.scope;
  const outside = outsideOf(beside).map(({ id, title }): Thing => ({ to: "record", id, kind: "activity", title }));
  const isStated = !lacks.includes("scope");
  const context: readonly PartFact[] = [
    { part: "issues", count: issues.here.value, proven: issues.here.value },
    { part: "parties", count: parties.here.value, proven: parties.here.value },
    { part: "scope", count: isStated ? 1 : 0, proven: lacks.length === 0 && outside.length === 0 ? 1 : 0 },
  ];
  const links = await linkFacts(tx, asked, await readClauseLinks(tx, owner), books);
  const parts = [...(await rowParts(tx, owner, on)), ...context, ...bookParts(books)];
  return {
    on,
    books,
    parts: [
      ...parts,
      soaPart(
        soa.lines,
        soa.approvals.some((approval) => approval.on <= on),
      ),
    ],
    soa,
    olderSoa,
    contradicted: await contradictedRows(tx, owner, treatedRows([...soa.lines, ...olderSoa.lines])),
    scopeLacks: lacks,
    outside,
    isDoneRecorded: beside.activities.length > 0,
    links,
  };
};

const strings = (value: Json | undefined): readonly string[] =>
  typeof value === "string"
    ? [value]
    : value !== undefined && isList(value)
      ? value.flatMap((one) => (typeof one === "string" ? [one] : []))
      : [];

/** The standards that a record names. */
export const standardsNamed = ({ values }: Pick<Book, "values">): readonly string[] => strings(values["standards"]);

/** The standards that the organisation works to: its aims, its internal audits, its statement of applicability. */
export const standardsOf = ({ books, soa }: Pick<Workspace, "books" | "soa">): readonly string[] => {
  const aims = books.filter(({ kind, state }) => kind === "aim" && state !== "given-up");
  const audits = books.filter(({ kind }) => kind === "internal-audit");
  const isDecided = soa.lines.some(({ applicable }) => applicable !== null);
  return [
    ...new Set([
      ...aims.flatMap(({ values }) => strings(values["standard"])),
      ...audits.flatMap(standardsNamed),
      ...(isDecided ? [securityStandard] : []),
    ]),
  ].toSorted();
};

type Line = Soa["lines"][number];

/** That a control is in place is only said: it proves nothing while evidence speaks against a row that it treats. */
const isProven = ({ status, risks }: Line, contradicted: ReadonlySet<string>): boolean =>
  status === "in-place" && !risks.some((risk) => contradicted.has(risk));

/** What the statement of applicability says of a control, as an answer to its clause. */
const controlAnswers = ({ lines }: Soa, contradicted: ReadonlySet<string>): ReadonlyMap<string, OwnAnswer> =>
  new Map(
    lines.map((line) => [
      `${securityStandard}-${line.control}`,
      {
        leftOut: line.applicable === false,
        parts:
          line.applicable === true
            ? [{ part: "soa", count: 1 + line.risks.length, proven: isProven(line, contradicted) ? 1 : 0 }]
            : [],
      },
    ]),
  );

export const editionsOn = (ids: readonly string[], on: string): readonly Standard[] =>
  standardsOn(readStandards(), ids, on);

/** The clauses of some standards, with what the workspace holds against each. */
export const linesOf = (workspace: Workspace, standards: readonly Standard[]): readonly ClauseLine[] =>
  clauseTable({
    clauses: jointClauses(standards),
    answeredBy: answersByKey(clauseAnswers()),
    parts: workspace.parts,
    own: new Map([
      ...controlAnswers(workspace.olderSoa, workspace.contradicted),
      ...controlAnswers(workspace.soa, workspace.contradicted),
    ]),
    links: workspace.links,
  });
