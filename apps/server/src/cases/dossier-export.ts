import {
  type DossierPart,
  dossierMediaType,
  dossierParts,
  jcs,
  largestDossier,
  writeDossier,
} from "@touchstone/credential";
import {
  type CaseRecord,
  type Json,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  valueAt,
} from "@touchstone/kernel";
import type { File } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { type StatementSource, statementSource } from "../statements/index.ts";
import { type Envelope, readStream, type Transaction } from "../store/index.ts";
import type { CaseDesk } from "./case-desk.ts";
import { type CaseLens, type CaseRow, caseViewOf, nothingOwn } from "./case-view.ts";
import { type Evidence, evidenceOf } from "./dossier-evidence.ts";
import { schemeOf } from "./schemes.ts";

/** One case of the cycle with its chain. */
type Told = { readonly row: CaseRow; readonly lens: CaseLens; readonly events: readonly Envelope[] };

const rule = { source: "IAF MD 2", clause: "2.2" };

// What a client has had in three years: a few surveillances and special audits. More are handed over apart.
const mostCases = 40;

type Counts = { readonly received: number; readonly open: number };
type Heard = { readonly complaints: Counts; readonly appeals: Counts };

/** How many complaints and appeals there were; who complained of what stays with the body (ISO/IEC 17021-1 9.8.10). */
const heardOf = async (tx: Transaction, owner: string, number: string, cases: readonly string[]): Promise<Heard> => {
  const counts = "count(*)::integer as received, (count(*) filter (where not closed))::integer as open";
  const complaints = await tx.query<Counts>(
    `select ${counts} from case_complaint where owner = $1
       and (state->'validated'->>'case' = any($2) or state->'received'->>'subject' = $3)`,
    [owner, cases, number],
  );
  const appeals = await tx.query<Counts>(
    `select ${counts} from case_appeal where owner = $1 and case_id = any($2::uuid[])`,
    [owner, cases],
  );
  const none: Counts = { received: 0, open: 0 };
  return { complaints: complaints.rows[0] ?? none, appeals: appeals.rows[0] ?? none };
};

const lastOf = (told: readonly Told[], kind: string): { readonly case: string; readonly record: CaseRecord } | null => {
  const found = told.flatMap(({ row }) =>
    row.state.records
      .filter((record) => record.kind === kind)
      .map((record) => ({ case: row.state.opened?.number ?? "", record })),
  );
  return found.at(-1) ?? null;
};

const lastAuditOf = (told: readonly Told[]): string | null =>
  told
    .flatMap(({ row, lens }) => {
      const day = lens.scheme.lastDay === null ? null : valueAt(row.state, lens.scheme.lastDay, null);
      return typeof day === "string" ? [day] : [];
    })
    .toSorted()
    .at(-1) ?? null;

const json = (name: string, value: unknown): DossierPart => ({
  name,
  type: "application/json",
  // Through JSON once, so that what is written is JSON and nothing else.
  text: jcs(JSON.parse(JSON.stringify(value)) as Json),
});

const summaryOf = (
  source: StatementSource,
  told: readonly Told[],
  { complaints, appeals }: Heard,
  evidence: readonly Evidence[],
): DossierPart => {
  const programme = lastOf(told, "programme");
  const views = told.map(({ row, lens }) => caseViewOf(row, lens, nothingOwn));
  return json(dossierParts.summary, {
    v: 1,
    number: source.attested.number,
    standing: source.standing,
    validUntil: source.attested.validUntil,
    lastAudit: lastAuditOf(told),
    programme:
      programme === null
        ? null
        : { case: programme.case, number: programme.record.number, values: programme.record.values },
    findings: views.flatMap((view) =>
      view.findings.map(({ number, grade, closes, state, statement }) => ({
        case: view.number,
        number,
        grade,
        closes,
        state,
        statement,
      })),
    ),
    reports: views.flatMap((view) =>
      view.records
        .filter(({ kind, replacedBy }) => kind.endsWith("report") && replacedBy === null)
        .map(({ number, title }) => ({ case: view.number, number, title })),
    ),
    cases: views.map(({ number, occasion, openedOn, state }) => ({ number, occasion, openedOn, state })),
    complaints,
    appeals,
    evidence,
  });
};

const statementPart = ({ id, state, attested, standing, events }: StatementSource): DossierPart =>
  json(dossierParts.statement, {
    v: 1,
    id,
    number: attested.number,
    standing,
    attested,
    validUntil: attested.validUntil,
    history: state.changes,
    editions: state.editions,
    cycles: state.cycles,
    surveillances: state.surveillances,
    events,
  });

const casePart = ({ row, lens, events }: Told): DossierPart =>
  json(`cases/${row.state.opened?.number ?? row.id}.json`, {
    v: 1,
    case: caseViewOf(row, lens, nothingOwn),
    digest: `sha256:${events.at(-1)?.hash ?? ""}`,
    events,
  });

const partsOf = (
  source: StatementSource,
  told: readonly Told[],
  heard: Heard,
  evidence: readonly Evidence[],
): readonly DossierPart[] => [
  summaryOf(source, told, heard, evidence),
  statementPart(source),
  { name: dossierParts.credential, type: "application/vc+jwt", text: source.files.credential },
  { name: dossierParts.proof, type: "text/plain", text: source.files.proof },
  { name: dossierParts.bracket, type: "application/json", text: source.files.bracket },
  { name: dossierParts.pdf, type: "application/pdf", base64: source.files.pdf.toBase64() },
  ...told.map(casePart),
];

/** The whole file of a statement, signed with its body's key. */
export const exportDossier = async (
  services: Services,
  desk: CaseDesk,
  owner: string,
  statement: string,
): Promise<Result<File, Refusal>> => {
  const { store } = services;
  const source = await statementSource(services, owner, statement);
  if (!source.ok) return source;
  const { told, heard } = await store.transaction({ owner, caseId: null }, async (tx) => {
    const { rows } = await tx.query<CaseRow>(
      `select id, version, state from case_file
       where owner = $1 and (id = any($2::uuid[]) or state->'opened'->'statement'->>'id' = $3) order by id desc limit $4`,
      [owner, source.value.caseIds, statement, mostCases],
    );
    const found: Told[] = [];
    for (const row of rows.toReversed()) {
      const lens: CaseLens = {
        scheme: schemeOf(desk.content.schemes, row.state),
        packs: desk.content.packs,
        today: desk.today(),
        looker: { person: "", roles: [], language: "zh" },
      };
      found.push({ row, lens, events: (await readStream(tx, { owner, stream: row.id })).events });
    }
    const { number } = source.value.attested;
    return {
      told: found,
      heard: await heardOf(
        tx,
        owner,
        number,
        found.map(({ row }) => row.id),
      ),
    };
  });
  const { attested, issuer } = source.value;
  const madeAt = store.world.now().toString({ smallestUnit: "second" });
  const cases = told.map(({ row }) => row.state);
  const files = await evidenceOf(services, owner, cases, partsOf(source.value, told, heard, []));
  const text = writeDossier(
    { number: attested.number, issuer: issuer.did, madeAt },
    [...partsOf(source.value, told, heard, files.told), ...files.parts],
    issuer.signer,
  );
  const bytes = new Uint8Array(Buffer.from(text, "utf8"));
  if (bytes.length > largestDossier)
    return refuse(refusal("dossier-too-large", rule, { bytes: bytes.length, limit: largestDossier }));
  return ok({ bytes, type: dossierMediaType, name: `${attested.number}.dossier.json` });
};
