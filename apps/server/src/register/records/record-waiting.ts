import { sayBoth, recordWaitingTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import { barredBy, isAskedOn, warnedRows } from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import { settledTasks } from "../handover/client-findings.ts";
import { isTaskOfBody } from "../handover/task-closed.ts";
import { kindOfEdition } from "./record-kinds.ts";
import type { RecordRow } from "./record-view.ts";

type Asked = Parameters<AsksWaiting>[0];

type Due = RecordRow["state"]["entries"][number]["standing"]["due"][number];

/** Papers that run out one after the other are renewed by one step: it is asked once, by the first of their days. */
const firstOfStep = (dues: readonly Due[]): readonly Due[] =>
  dues.filter(({ step }, at) => dues.findIndex((other) => other.step === step) === at);

/** Of a long list the record itself shows the rest. */
const shownRows = 10;

/** What a record asks of this person: only steps that they may take and are not barred from. */
const askedBy = (
  { id, state: kept }: RecordRow,
  { person, roles }: Asked,
  meant: (dues: readonly Due[]) => readonly Due[],
): readonly Waiting[] => {
  const last = kept.entries.at(-1);
  if (kept.begun === null || last === undefined) return [];
  const kind = kindOfEdition(kept.begun);
  const state = kind.states.find((each) => each.id === last.standing.state)?.title ?? last.standing.state;
  return meant(last.standing.due).flatMap((due): readonly Waiting[] => {
    const step = kind.steps.find((each) => each.id === due.step);
    if (step === undefined || !can(roles, step.separate.length > 0 ? "register.evaluate" : "register.write")) return [];
    if (barredBy(kind, kept.entries, step, person).length > 0) return [];
    const asked = {
      due: due.on,
      act: sayBoth(texts.act, { step: step.title }),
      why: sayBoth(texts.why, { kind: kind.title, state }),
      rule: { source: due.source, clause: due.clause },
      href: `/records/${kind.id}/${id}`,
      button: sayBoth(texts.button),
    };
    const { title } = last.standing;
    const key = `register:${id}:${step.id}`;
    const rows = warnedRows(kind, step.id, kept.entries);
    const more = rows.length - shownRows;
    return [
      ...(rows.length === 0 ? [{ ...asked, key, subject: title }] : []),
      ...rows.slice(0, shownRows).map((row, at) => ({ ...asked, key: `${key}:${at}`, subject: `${row} · ${title}` })),
      ...(more > 0
        ? [{ ...asked, key: `${key}:more`, subject: title, why: sayBoth(texts.more, { count: more }) }]
        : []),
    ];
  });
};

const openSql = `
select id, version, state from register_record where owner = $1 and asked
order by coalesce(due, '9999-12-31'), id limit 200`;

const openRows = async (services: Services, { organisation, roles }: Asked): Promise<readonly RecordRow[]> => {
  if (!can(roles, "register.read")) return [];
  const { rows } = await services.store.transaction({ owner: organisation, caseId: null }, (tx) =>
    tx.query<RecordRow>(openSql, [organisation]),
  );
  // Most organisations have no task of a body's, and ask no case.
  if (!rows.some(({ state }) => isTaskOfBody(state))) return rows;
  const settled = await settledTasks(services, organisation);
  return rows.filter(({ id }) => !settled.has(id));
};

export const recordWaiting =
  (services: Services): AsksWaiting =>
  async (asked) => {
    const today = asked.today.toString();
    const meant = (dues: readonly Due[]) => firstOfStep(dues.filter((due) => isAskedOn(due, today)));
    return (await openRows(services, asked)).flatMap((row) => askedBy(row, asked, meant));
  };

/** What falls due later than it is announced: a calendar shows it from the day on which it is known. */
export const recordComing =
  (services: Services): AsksWaiting =>
  async (asked) => {
    const today = asked.today.toString();
    const meant = (dues: readonly Due[]) =>
      firstOfStep(dues.filter(({ on }) => on !== null)).filter((due) => !isAskedOn(due, today));
    return (await openRows(services, asked)).flatMap((row) => askedBy(row, asked, meant));
  };
