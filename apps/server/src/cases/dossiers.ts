import { dossierCheckTitle, routes } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse, unlessRefused } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import type { Services } from "../services.ts";
import type { CaseDesk } from "./case-desk.ts";
import { isClosed } from "./case-stream.ts";
import type { CaseRow } from "./case-view.ts";
import { dossierRefusals, dossierReportView, examineDossier } from "./dossier-check.ts";
import { exportDossier } from "./dossier-export.ts";
import { dossierStream, type ImportedDossier } from "./dossier-stream.ts";

type Row = { readonly id: string; readonly version: number; readonly state: ImportedDossier };

const transferRule = { source: "IAF MD 2", clause: "2" };

const notFound = refuse(refusal("not-found", accessRule));

const ofCase = "select id, version, state from transfer_dossier where owner = $1 and file_case = $2";
/** More than a case has ever been sent; the newest are those it rests on. */
const listSql = `${ofCase} order by id desc limit 200`;

/** Fields of the schemes' pre-transfer review that a dossier answers; what needs a judgement stays with the reviewer. */
const prefillOf = (dossier: ImportedDossier): Readonly<Record<string, string>> => ({
  number: dossier.number,
  issuer: dossier.body.zh === dossier.body.en ? dossier.body.zh : `${dossier.body.zh} / ${dossier.body.en}`,
  dossier: dossier.digest,
  standing: dossier.standing,
  expiry: dossier.validUntil,
  ...(dossier.lastAudit === null ? {} : { lastAudit: dossier.lastAudit }),
  minors: dossier.openMinors.length === 0 ? "–" : dossier.openMinors.join("；"),
});

const lineOf = ({ id, version, state }: Row, client: { readonly zh: string; readonly en: string }) => ({
  id,
  version,
  number: state.number,
  holder: state.holder,
  body: state.body,
  issuer: state.issuer,
  digest: state.digest,
  bytes: state.bytes,
  madeAt: state.madeAt,
  on: state.on,
  name: state.name,
  sameClient: state.holder.zh === client.zh || state.holder.en === client.en,
  notChecked: state.notChecked.map(dossierCheckTitle),
  prefill: { ...prefillOf(state) },
});

export const dossiersBound = (services: Services, desk: CaseDesk): readonly Bound[] => {
  const { store, blobs } = services;
  const rowsOf = async (scope: { readonly owner: string; readonly caseId: string | null }, id: string) =>
    (await store.transaction(scope, (tx) => tx.query<Row>(listSql, [scope.owner, id]))).rows;
  return [
    bind(routes.cases.dossierExport, (call) =>
      exportDossier(services, desk, scopeOf(call).owner, call.params.statement),
    ),
    bind(routes.cases.dossierCheck, async (call) => {
      const examined = await examineDossier(services, desk.content.packs, call.bytes);
      return examined.ok ? ok(dossierReportView(examined.value.report)) : examined;
    }),
    bind(routes.cases.dossierImport, async (call) => {
      const seen = await desk.look(call, call.params.case);
      if (!seen.ok) return seen;
      const examined = await examineDossier(services, desk.content.packs, call.bytes);
      if (!examined.ok) return examined;
      const { report, issuedBy } = examined.value;
      const scope = scopeOf(call);
      if (issuedBy === scope.owner)
        return refuse(refusal("dossier-of-own-body", transferRule, { number: report.facts.number }));
      const { facts } = report;
      const { holder, body, standing, validUntil } = facts;
      const sound = unlessRefused(dossierRefusals(report), () => true);
      if (!sound.ok) return sound;
      if (holder === null || body === null || standing === null || validUntil === null)
        throw new Error("a sound dossier says whose it is");
      const { id: caseId } = seen.value.row;
      // On the disk before the event that names it; a refused command leaves a file that nothing names.
      const blob = await blobs.put(scope.owner, call.bytes);
      const id = store.world.newId();
      return store.execute({
        kind: dossierStream,
        stream: id,
        scope,
        ...call.command,
        command: {
          type: "ImportDossier",
          dossier: {
            caseId,
            digest: facts.digest,
            blob,
            bytes: call.bytes.length,
            number: facts.number,
            issuer: facts.issuer,
            holder,
            body,
            madeAt: facts.madeAt,
            standing,
            validUntil,
            lastAudit: facts.lastAudit,
            openMinors: [...facts.openMinors],
            notChecked: report.checks.filter(({ outcome }) => outcome === "not-checked").map(({ name }) => name),
            on: desk.today(),
            name: call.viewer.name,
          },
        },
        expected: null,
        facts: async (tx) => {
          const { rows } = await tx.query<CaseRow>(
            "select id, version, state from case_file where owner = $1 and id = $2",
            [scope.owner, caseId],
          );
          const known = await tx.query(`${ofCase} and state->>'digest' = $3 limit 1`, [
            scope.owner,
            caseId,
            facts.digest,
          ]);
          const row = rows[0];
          return {
            facts: {
              occasion: row?.state.opened?.occasion ?? "",
              isClosed: row === undefined || isClosed(row.state),
              isKnown: known.rows.length > 0,
            },
            reads: row === undefined ? [] : [{ stream: row.id, version: row.version }],
          };
        },
        answer: ({ version }) => ({ id, version, digest: facts.digest }),
      });
    }),
    bind(routes.cases.dossiers, async (call) => {
      const seen = await desk.look(call, call.params.case);
      if (!seen.ok) return seen;
      const { opened } = seen.value.row.state;
      const client = opened?.client.name ?? { zh: "", en: "" };
      const rows = await rowsOf(scopeOf(call), call.params.case);
      return ok({ items: rows.map((row) => lineOf(row, client)) });
    }),
    bind(routes.cases.dossierFile, async (call) => {
      const scope = scopeOf(call);
      const asked = [scope.owner, call.params.case, call.params.dossier];
      const { rows } = await store.transaction(scope, (tx) => tx.query<Row>(`${ofCase} and id = $3`, asked));
      const [row] = rows;
      const bytes = row === undefined ? null : await blobs.get(scope.owner, row.state.blob);
      if (row === undefined || bytes === null) return notFound;
      return ok({ bytes, type: "application/octet-stream", name: `${row.state.number}.dossier.json` });
    }),
  ];
};
