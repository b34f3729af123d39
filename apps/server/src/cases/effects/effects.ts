import { routes } from "@touchstone/contract";
import {
  accessRule,
  auditorScores,
  type EffectRating,
  type EffectSide,
  effectDue,
  effectiveFindings,
  effectRule,
  endedOn,
  type FindingEffects,
  gradeOf,
  kindOfFinding,
  ok,
  refusal,
  refuse,
} from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import { readParties } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import type { CaseRow } from "../case-view.ts";
import { schemeOf } from "../schemes.ts";
import { effectStream, effectsOf } from "./effect-stream.ts";

const notFound = refuse(refusal("not-found", accessRule));
const most = 500;

type Scope = { readonly owner: string; readonly caseId: string | null };
const sideOf = ({ caseId }: Scope): EffectSide => (caseId === null ? "body" : "client");

/** What row security lets this scope see: the body both sides, a client its own. */
export const ratingsOf = async (tx: Transaction, owner: string, caseId: string) => {
  const { rows } = await tx.query<{ side: EffectSide; state: FindingEffects }>(
    "select side, state from case_finding_effect where owner = $1 and about = $2",
    [owner, caseId],
  );
  return (side: EffectSide): FindingEffects["ratings"] => rows.find((row) => row.side === side)?.state.ratings ?? {};
};

/** A case as far as its effects ask for it: a whole one is long. */
export type EndedCase = {
  readonly id: string;
  readonly state: Pick<CaseRow["state"], "opened" | "findings" | "attested" | "decision" | "ended">;
};

/** The first day on which the client was audited again. Of the body's cases of this very client only the day leaves. */
export const nextAuditOf = async (store: Services["store"], owner: string, row: EndedCase): Promise<string | null> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<{ on: string | null }>(
      "select min(again_on)::text as on from case_file where owner = $1 and client = $2 and id > $3",
      [owner, row.state.opened?.client.id ?? "", row.id],
    ),
  );
  return rows[0]?.on ?? null;
};

const shown = (rating: EffectRating | undefined) => {
  if (rating === undefined) return null;
  const { scores, says, name, on } = rating;
  return { scores, says, name, on };
};

const endedSql = `select f.id, f.version, f.state from case_file f where f.owner = $1
  and f.id in (select about from case_finding_effect where owner = $1) order by f.id desc limit $2`;

export const effectsBound = ({ store }: Services, desk: CaseDesk): readonly Bound[] => [
  bind(routes.effects.ofCase, async (call) => {
    const scope = scopeOf(call);
    const row = await desk.row(scope, call.params.case);
    if (row === null) return notFound;
    const scheme = schemeOf(desk.content.schemes, row.state);
    const side = sideOf(scope);
    const ended = endedOn(row.state);
    const due = ended === null ? null : effectDue(ended, await nextAuditOf(store, scope.owner, row));
    const ratings = await store.transaction(scope, (tx) => ratingsOf(tx, scope.owner, row.id));
    return ok({
      today: desk.today(),
      side,
      endedOn: ended,
      due,
      rule: { ...effectRule },
      findings: effectiveFindings(row.state).map((finding) => ({
        id: finding.id,
        number: finding.number,
        kind: kindOfFinding(scheme, finding),
        grade: gradeOf(scheme, finding)?.title ?? { zh: finding.grade, en: finding.grade },
        statement: finding.statement,
        own: shown(ratings(side)[finding.id]),
        client: side === "client" ? null : shown(ratings("client")[finding.id]),
        mayRate: ended !== null && (side === "client" || finding.by !== call.viewer.person),
      })),
    });
  }),
  bind(routes.effects.rate, async (call) => {
    const scope = scopeOf(call);
    const { case: id, finding } = call.params;
    const side = sideOf(scope);
    if ((await desk.row(scope, id)) === null) return notFound;
    const stream = effectsOf(id, side);
    return store.execute({
      kind: effectStream,
      stream,
      scope,
      ...call.command,
      command: { type: "RateFindingEffect", case: id, side, finding, ...call.body },
      expected: null,
      facts: async (tx) => {
        const { rows } = await tx.query<CaseRow>(
          "select id, version, state from case_file where owner = $1 and id = $2",
          [scope.owner, id],
        );
        const [row] = rows;
        if (row === undefined) throw new Error(`effects of case ${id}, which is not there`);
        return {
          facts: { case: row.state, actor: { name: call.viewer.name } },
          reads: [{ stream: row.id, version: row.version }],
        };
      },
      answer: changedAnswer(stream),
    });
  }),
  bind(routes.effects.scores, async (call) => {
    const scope = scopeOf(call);
    return store.transaction(scope, async (tx) => {
      const { rows } = await tx.query<CaseRow>(endedSql, [scope.owner, most]);
      const { files } = await readParties(tx, scope.owner);
      const nameOf = (person: string): string => files.find(({ id }) => id === person)?.state.name ?? person;
      const rated = [];
      for (const row of rows) {
        const { opened } = row.state;
        if (opened === null) continue;
        const scheme = schemeOf(desk.content.schemes, row.state);
        const ratings = await ratingsOf(tx, scope.owner, row.id);
        for (const finding of effectiveFindings(row.state))
          for (const side of ["client", "body"] as const) {
            const rating = ratings(side)[finding.id];
            if (rating === undefined) continue;
            rated.push({
              case: row.id,
              caseNumber: opened.number,
              client: opened.client.name,
              finding: finding.id,
              number: finding.number,
              kind: kindOfFinding(scheme, finding),
              by: finding.by,
              side,
              scores: rating.scores,
              says: rating.says,
              on: rating.on,
            });
          }
      }
      return ok({
        today: desk.today(),
        findings: rated.map(({ by, ...rest }) => ({ ...rest, auditor: nameOf(by) })),
        auditors: auditorScores(rated.map(({ by, ...rest }) => ({ ...rest, auditor: by }))).map((each) => ({
          ...each,
          name: nameOf(each.auditor),
        })),
      });
    });
  }),
];
