import { sayBoth, labelWaitingTexts as texts } from "@touchstone/contract";
import { can, houseRule } from "@touchstone/kernel";
import { type KeptRecord, type Label, type LabelChoice, labelInForce, type Risk, recordOn } from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import { type HeldLibrary, openLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { kindOfEdition } from "../records/record-kinds.ts";
import { labelViewOf } from "./label-view.ts";
import { type Thing, thingKind } from "./read-thing.ts";

type Held = { readonly id: string; readonly version: number; readonly state: KeptRecord; readonly label: Label };
type Labelled = { readonly thing: Thing; readonly choice: LabelChoice };

const labelledSql = `
select record.id, record.version, record.state, label.state as label from register_label label
join register_record record on record.owner = label.owner and record.id = label.thing
where label.owner = $1 and label.code is not null and record.kind = $2 order by record.id limit 200`;
const rowsSql = "select id, state from register_risk where owner = $1 and id = any($2::uuid[])";

const provedByRow = ({ duties }: LabelChoice): readonly string[] =>
  duties.flatMap(({ proof }) => (proof?.kind === "objective" ? [proof.risk] : []));

/** Things with a label in force, each with the row that proves its duties; files are not looked at. */
const readLabelled = ({ store }: Services, owner: string, on: string): Promise<readonly Labelled[]> =>
  store.transaction({ owner, caseId: null }, async (tx) => {
    const held = (await tx.query<Held>(labelledSql, [owner, thingKind])).rows.flatMap((one) => {
      const choice = labelInForce(one.label)?.choice;
      return choice === undefined || one.state.begun === null ? [] : [{ ...one, choice, begun: one.state.begun }];
    });
    const asked = [...new Set(held.flatMap(({ choice }) => provedByRow(choice)))];
    const { rows } = await tx.query<{ readonly id: string; readonly state: Risk }>(rowsSql, [owner, asked]);
    const risks = new Map(rows.map(({ id, state }) => [id, state]));
    return held.flatMap(({ id, version, state, begun, choice }) => {
      const kind = kindOfEdition(begun);
      const shown = recordOn(state, kind, on, {});
      const named = shown?.values["risk"];
      const risk = typeof named === "string" ? risks.get(named) : undefined;
      const row = risk === undefined || typeof named !== "string" ? null : { id: named, risk };
      return shown === null ? [] : [{ thing: { id, version, kind, shown, row, files: new Map() }, choice }];
    });
  });

const toWithdraw = ({ thing }: Labelled): Waiting => ({
  key: `register:${thing.id}:withdrawLabel`,
  due: null,
  act: sayBoth(texts.withdrawAct),
  subject: thing.shown.title,
  why: sayBoth(texts.withdrawWhy),
  rule: houseRule("5"),
  href: "/labels",
  button: sayBoth(texts.button),
});

/** A duty that a step proves is asked for by the record's own term; one that an objective proves, by nobody else. */
const overdueOf = (library: HeldLibrary, { thing, choice }: Labelled, on: string): readonly Waiting[] => {
  const duties = choice.duties.filter(({ proof }) => proof?.kind === "objective");
  const view = labelViewOf({ library, thing, on }, { ...choice, duties }, { zh: "", en: "" });
  return view.duties
    .filter(({ standing }) => standing === "overdue")
    .map(({ obligation, duty, law, article, next, last }) => ({
      key: `register:${thing.id}:label-${obligation}`,
      due: next,
      act: sayBoth(texts.overdueAct, { obligation }),
      subject: thing.shown.title,
      why: {
        zh: sayBoth(texts.overdueWhy, { duty: duty.zh, last: last?.on ?? "" }).zh,
        en: sayBoth(texts.overdueWhy, { duty: duty.en, last: last?.on ?? "" }).en,
      },
      rule: law === null ? houseRule("5") : { source: law, clause: article ?? "" },
      href: thing.row === null ? "/labels" : `/register/${thing.row.id}`,
      button: sayBoth(texts.overdueButton),
    }));
};

/** What labels say in public that somebody should mend, for who may mend it; of the first 200 labels. */
export const labelsWaiting = (services: Services): AsksWaiting => {
  const library = openLibrary(services.store);
  return async ({ organisation, roles, today }) => {
    if (!can(roles, "register.write")) return [];
    const on = today.toString();
    const labelled = await readLabelled(services, organisation, on);
    if (labelled.length === 0) return [];
    const held = await library();
    return labelled.flatMap((one) => (one.thing.shown.final ? [toWithdraw(one)] : overdueOf(held, one, on)));
  };
};
