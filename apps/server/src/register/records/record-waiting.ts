import { sayBoth, recordWaitingTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import { barredBy, isAskedOn, type KindStep, namesOwner, placeName, siteAt, warnedRows } from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import { knownPeople } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import { settledTasks } from "../handover/client-findings.ts";
import { isTaskOfBody } from "../handover/task-closed.ts";
import { type NamedSite, namedSites } from "../sites/read-sites.ts";
import { kindOfEdition } from "./record-kinds.ts";
import type { RecordRow } from "./record-view.ts";

type Asked = Parameters<AsksWaiting>[0];

type Due = RecordRow["state"]["entries"][number]["standing"]["due"][number];

/** Papers that run out one after the other are renewed by one step: it is asked once, by the first of their days. */
const firstOfStep = (dues: readonly Due[]): readonly Due[] =>
  dues.filter(({ step }, at) => dues.findIndex((other) => other.step === step) === at);

/** What stands around all records that one person is asked for. */
type Around = {
  readonly asked: Asked;
  readonly sites: readonly NamedSite[];
  /** The person's own name; empty where the organisation knows none. */
  readonly name: string;
};

/** Each row that a step warns, with the site that it is at. */
const warned = ({ state: kept }: RecordRow, step: KindStep, kind: ReturnType<typeof kindOfEdition>, around: Around) =>
  warnedRows(kind, step.id, kept.entries).map((row, at) => {
    const site = siteAt(around.sites, row);
    const answers = site !== null && !site.closed && namesOwner(site.answers, around.name);
    return { at, name: placeName(site, row.place), site: answers ? site.name : null };
  });

/** What a record asks of this person: steps that they may take, and to see to it where they answer for a site it warns. */
const askedBy = (
  row: RecordRow,
  around: Around,
  meant: (dues: readonly Due[]) => readonly Due[],
): readonly Waiting[] => {
  const { id, state: kept } = row;
  const { person, roles } = around.asked;
  const last = kept.entries.at(-1);
  if (kept.begun === null || last === undefined) return [];
  const kind = kindOfEdition(kept.begun);
  const state = kind.states.find((each) => each.id === last.standing.state)?.title ?? last.standing.state;
  return meant(last.standing.due).flatMap((due): readonly Waiting[] => {
    const step = kind.steps.find((each) => each.id === due.step);
    if (step === undefined) return [];
    const { title } = last.standing;
    const key = `register:${id}:${step.id}`;
    const asked = {
      due: due.on,
      act: sayBoth(texts.act, { step: step.title }),
      why: sayBoth(texts.why, { kind: kind.title, state }),
      rule: { source: due.source, clause: due.clause },
      href: `/records/${kind.id}/${id}`,
      button: sayBoth(texts.button),
    };
    const rows = warned(row, step, kind, around);
    const isTheirs =
      can(roles, step.separate.length > 0 ? "register.evaluate" : "register.write") &&
      barredBy(kind, kept.entries, step, person).length === 0;
    if (isTheirs && rows.length === 0) return [{ ...asked, key, subject: title }];
    const lines = rows.map(({ at, name, site }) => ({ key: `${key}:${at}`, subject: `${name} · ${title}`, site }));
    if (isTheirs) return lines.map(({ site: _, ...line }) => ({ ...asked, ...line }));
    return lines.flatMap(({ site, ...line }) =>
      site === null
        ? []
        : [
            {
              ...asked,
              ...line,
              act: sayBoth(texts.seeToAct, { step: step.title }),
              why: sayBoth(texts.seeToWhy, { kind: kind.title, state, site }),
              button: sayBoth(texts.look),
            },
          ],
    );
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

const warnsRows = ({ state: { begun } }: RecordRow): boolean =>
  begun !== null && kindOfEdition(begun).terms.some(({ each }) => each !== undefined);

const aroundOf = async (services: Services, asked: Asked, rows: readonly RecordRow[]): Promise<Around> => {
  const { organisation: owner, person } = asked;
  if (!rows.some(warnsRows)) return { asked, sites: [], name: "" };
  return services.store.transaction({ owner, caseId: null }, async (tx) => {
    const { people } = await knownPeople(tx, owner, [person]);
    return { asked, sites: await namedSites(tx, owner), name: people[person] ?? "" };
  });
};

const askAll = async (
  services: Services,
  asked: Asked,
  meant: (dues: readonly Due[]) => readonly Due[],
): Promise<readonly Waiting[]> => {
  const rows = await openRows(services, asked);
  const around = await aroundOf(services, asked, rows);
  return rows.flatMap((row) => askedBy(row, around, meant));
};

export const recordWaiting =
  (services: Services): AsksWaiting =>
  (asked) => {
    const today = asked.today.toString();
    return askAll(services, asked, (dues) => firstOfStep(dues.filter((due) => isAskedOn(due, today))));
  };

/** What falls due later than it is announced: a calendar shows it from the day on which it is known. */
export const recordComing =
  (services: Services): AsksWaiting =>
  (asked) => {
    const today = asked.today.toString();
    return askAll(services, asked, (dues) =>
      firstOfStep(dues.filter(({ on }) => on !== null)).filter((due) => !isAskedOn(due, today)),
    );
  };
