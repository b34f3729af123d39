import { complianceTexts, handoverTexts, type Language, type OutputOf, type routes, say } from "@touchstone/contract";
import {
  type ComplianceReport,
  columns,
  type EvidenceItem,
  type HandedThing,
  type KeptRecord,
  linksIn,
  type Risk,
  riskCells,
  type SoaVersion,
} from "@touchstone/register";
import { readStateAt, type Transaction } from "../../store/index.ts";
import { reportCells, reportHead } from "../evaluation/report-print.ts";
import { reportStream } from "../evaluation/report-stream.ts";
import { itemStream } from "../evidence/item-stream.ts";
import { soaCells } from "../isms/export-soa.ts";
import { soaVersionStream } from "../isms/isms-streams.ts";
import { controlCatalogue } from "../isms/read-libraries.ts";
import { groupedViews } from "../isms/soa-views.ts";
import { recordCells } from "../records/record-cells.ts";
import { kindOfEdition } from "../records/record-kinds.ts";
import { recordStream } from "../records/record-stream.ts";
import { riskStream } from "../risk-stream.ts";
import { siteNamesOn } from "../sites/read-sites.ts";

export type Sheet = OutputOf<(typeof routes.handover)["open"]>;

/** In which words, and what else is handed over: the title of anything else is not told, even where it is linked. */
export type Reading = {
  readonly language: Language;
  readonly titles: ReadonlyMap<string, string>;
};

const words = handoverTexts;
const perLine: readonly string[] = ["document", "effective", "clauses"];

const factsOf = (pairs: readonly (readonly [string, string])[]): Sheet["facts"] =>
  pairs.filter(([, value]) => value !== "").map(([label, value]) => ({ label, value }));

/** Files that are linked and not handed over count, and are not named. */
const withNamesHanded = (risk: Risk, { language, titles }: Reading): Risk => ({
  ...risk,
  evidence: risk.evidence.map((one) =>
    one.item !== null && titles.has(one.item) ? one : { ...one, name: say(words.notHanded, language) },
  ),
});

const riskSheet = (risk: Risk, reading: Reading): Omit<Sheet, "title"> => {
  const { language } = reading;
  const cells = riskCells(withNamesHanded(risk, reading));
  const column = (at: number): string =>
    cells
      .map((row) => row[at] ?? "")
      .filter((cell) => cell !== "")
      .join("\n");
  const named = columns.map(({ key, ...name }, at) => ({ key, label: name[language], at }));
  const documents = named.filter(({ key }) => perLine.includes(key));
  return {
    facts: factsOf(named.filter(({ key }) => !perLine.includes(key)).map(({ label, at }) => [label, column(at)])),
    table: {
      head: documents.map(({ label }) => label),
      rows: cells
        .map((row) => documents.map(({ at }) => row[at] ?? ""))
        .filter((row) => row.some((cell) => cell !== "")),
    },
    file: null,
  };
};

const linksOf = ({ begun, entries }: KeptRecord) =>
  begun === null ? [] : entries.flatMap(({ values }) => linksIn(kindOfEdition(begun), values));

/** With what its sites were called when it was last written: where a record says that it is, is part of what it says. */
const withSites = async (tx: Transaction, owner: string, kept: KeptRecord, reading: Reading): Promise<Reading> => {
  const sites = linksOf(kept).flatMap(({ to, id }) => (to === "site" ? [id] : []));
  if (sites.length === 0) return reading;
  const names = await siteNamesOn(tx, owner, sites, kept.entries.at(-1)?.on ?? "");
  return { ...reading, titles: new Map([...reading.titles, ...names]) };
};

const recordSheet = (kept: KeptRecord, thing: HandedThing, { language, titles }: Reading): Omit<Sheet, "title"> => {
  const { begun, entries } = kept;
  if (begun === null) throw new Error(`record ${thing.id} was handed over and never begun`);
  const kind = kindOfEdition(begun);
  const things = Object.fromEntries(
    linksOf(kept).map(({ to, id }) => [
      id,
      { to, title: titles.get(id) ?? say(words.notHanded, language), state: "", gone: false },
    ]),
  );
  const links = { things, facts: {}, reads: [] };
  const row = { id: thing.id, version: thing.version, state: kept };
  const on = entries.at(-1)?.on ?? "";
  const [head = [], line = []] = recordCells({ kind, rows: [row], on, links, language });
  return { facts: factsOf(head.map((label, at) => [label, line[at] ?? ""])), table: null, file: null };
};

const evidenceSheet = ({ file, about }: EvidenceItem, { language }: Reading): Omit<Sheet, "title"> => {
  const label = (
    key: "name" | "type" | "bytes" | "digest" | "takenOn" | "place" | "validFrom" | "validUntil" | "note",
  ) => say(words[`sheet.${key}`], language);
  return {
    facts: factsOf([
      [label("name"), file?.name ?? ""],
      [label("type"), file?.mediaType ?? ""],
      [label("bytes"), String(file?.bytes ?? "")],
      [label("digest"), file?.digest ?? ""],
      [label("takenOn"), about.takenOn],
      [label("place"), about.place],
      [label("validFrom"), about.validFrom ?? ""],
      [label("validUntil"), about.validUntil ?? ""],
      [label("note"), about.note],
    ]),
    table: null,
    file: file === null ? null : { ...file },
  };
};

const soaSheet = (soa: NonNullable<SoaVersion>, { language, titles }: Reading): Omit<Sheet, "title"> => {
  const catalogue = controlCatalogue(soa.edition);
  const lines = soa.lines.map((line) =>
    groupedViews(catalogue, titles)({ ...line, risks: line.risks.filter((risk) => titles.has(risk)) }),
  );
  const [head = [], ...rows] = soaCells(lines, language);
  return {
    facts: factsOf([
      [say(words["sheet.approved"], language), soa.on],
      [say(words.oneKind, language, { kind: "soa" }), catalogue.title[language]],
    ]),
    table: { head: [...head], rows: rows.map((row) => [...row]) },
    file: null,
  };
};

const reportSheet = (report: ComplianceReport, { language }: Reading): Omit<Sheet, "title"> => {
  const { made, declared, signatures } = report;
  if (made === null) throw new Error("a report was handed over and never made");
  const lastWord = new Map(declared.map(({ risk, says }) => [risk, says]));
  const content = made.rows.map((row) => ({ ...row, declared: lastWord.get(row.risk) ?? null }));
  const open = made.rows.filter(({ state }) => state !== "compliant").length;
  const conclusion = made.compliant ? complianceTexts.compliantYes : complianceTexts.compliantNo;
  return {
    facts: factsOf([
      [say(words["sheet.madeOn"], language), made.on],
      [say(complianceTexts.conclusion, language), say(conclusion, language, { rows: made.rows.length, open })],
      [
        say(words["sheet.signed"], language),
        signatures.map(({ role, by, on }) => `${role} ${by.name ?? ""} ${on}`).join("\n"),
      ],
      [say(words["sheet.digest"], language), made.digest],
    ]),
    table: { head: [...reportHead(language)], rows: reportCells({ content }, language).map((row) => [...row]) },
    file: null,
  };
};

/**
 * One thing at one version, as a body reads it. Folded from the journal of the client: later changes stay out of it, and a
 * name that was erased stays erased.
 */
export const sheetOf = async (
  tx: Transaction,
  owner: string,
  thing: HandedThing,
  reading: Reading,
): Promise<Sheet | null> => {
  const key = { owner, stream: thing.id };
  const { title, version } = thing;
  const of = <State>(state: State | null, sheet: (state: State) => Omit<Sheet, "title">): Sheet | null =>
    state === null ? null : { title, ...sheet(state) };
  switch (thing.kind) {
    case "risk":
      return of(await readStateAt(tx, riskStream, key, version), (risk) => riskSheet(risk, reading));
    case "record": {
      const kept = await readStateAt(tx, recordStream, key, version);
      const told = kept === null ? reading : await withSites(tx, owner, kept, reading);
      return of(kept, (state) => recordSheet(state, thing, told));
    }
    case "evidence":
      return of(await readStateAt(tx, itemStream, key, version), (item) => evidenceSheet(item, reading));
    case "soa":
      return of(await readStateAt(tx, soaVersionStream, key, version), (soa) => soaSheet(soa, reading));
    case "report":
      return of(await readStateAt(tx, reportStream, key, version), (report) => reportSheet(report, reading));
  }
};
