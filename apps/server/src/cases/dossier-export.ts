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
import { type Envelope, readStream } from "../store/index.ts";
import type { CaseDesk } from "./case-desk.ts";
import { type CaseLens, type CaseRow, caseViewOf } from "./case-view.ts";
import { schemeOf } from "./schemes.ts";

/** One case of the cycle with its chain. */
type Told = { readonly row: CaseRow; readonly lens: CaseLens; readonly events: readonly Envelope[] };

const rule = { source: "IAF MD 2", clause: "2.2" };

// What a client has had in three years: a few surveillances and special audits. More are handed over apart.
const mostCases = 40;

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

const summaryOf = (source: StatementSource, told: readonly Told[]): DossierPart => {
  const programme = lastOf(told, "programme");
  const views = told.map(({ row, lens }) => caseViewOf(row, lens, []));
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
    // Complaints and appeals are no part of a case; where the body keeps them elsewhere, it says so itself.
    complaints: null,
    appeals: null,
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
    case: caseViewOf(row, lens, []),
    digest: `sha256:${events.at(-1)?.hash ?? ""}`,
    events,
  });

const partsOf = (source: StatementSource, told: readonly Told[]): readonly DossierPart[] => [
  summaryOf(source, told),
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
  const told = await store.transaction({ owner, caseId: null }, async (tx) => {
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
    return found;
  });
  const { attested, issuer } = source.value;
  const madeAt = store.world.now().toString({ smallestUnit: "second" });
  const text = writeDossier(
    { number: attested.number, issuer: issuer.did, madeAt },
    partsOf(source.value, told),
    issuer.signer,
  );
  const bytes = new Uint8Array(Buffer.from(text, "utf8"));
  if (bytes.length > largestDossier)
    return refuse(refusal("dossier-too-large", rule, { bytes: bytes.length, limit: largestDossier }));
  return ok({ bytes, type: dossierMediaType, name: `${attested.number}.dossier.json` });
};
