import { sayBoth, recordWaitingTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import {
  barredBy,
  isAskedOn,
  type KindStep,
  namesOwner,
  placeName,
  type SiteAt,
  siteFinder,
  warnedRows,
} from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
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
  readonly siteAt: SiteAt<NamedSite>;
  /** The name of the person's account; empty where there is none. */
  readonly name: string;
};

type Kind = ReturnType<typeof kindOfEdition>;

/** Each row that a step warns, and the site for which the person answers there; null where it is none of theirs. */
const warned = (kept: RecordRow["state"], step: KindStep, kind: Kind, { siteAt, name }: Around) =>
  warnedRows(kind, step.id, kept.entries).map((row, at) => {
    const site = siteAt(row);
    const isTheirs = site !== null && !site.closed && namesOwner(site.answers, name);
    return { at, place: placeName(site, row.place), theirs: isTheirs ? site.name : null };
  });

/** Of a long list the record itself shows the rest. */
const shownRows = 10;

/** The first lines of a step, and one for all the others. */
const bounded = (lines: readonly Waiting[], whole: Waiting): readonly Waiting[] => {
  const count = lines.length - shownRows;
  if (count <= 0) return lines;
  return [...lines.slice(0, shownRows), { ...whole, key: `${whole.key}:more`, why: sayBoth(texts.more, { count }) }];
};

/** A step that is due: to be taken by who may take it, to be seen to by who answers for a site that it warns. */
const askedFor = ({ id, state: kept }: RecordRow, due: Due, kind: Kind, around: Around): readonly Waiting[] => {
  const step = kind.steps.find((each) => each.id === due.step);
  const last = kept.entries.at(-1)?.standing;
  if (step === undefined || last === undefined) return [];
  const { person, roles } = around.asked;
  const state = kind.states.find((each) => each.id === last.state)?.title ?? last.state;
  const key = `register:${id}:${step.id}`;
  const asked = {
    key,
    due: due.on,
    act: sayBoth(texts.act, { step: step.title }),
    subject: last.title,
    why: sayBoth(texts.why, { kind: kind.title, state }),
    rule: { source: due.source, clause: due.clause },
    href: `/records/${kind.id}/${id}`,
    button: sayBoth(texts.button),
  };
  const lines = warned(kept, step, kind, around).map(({ at, place, theirs }) => ({
    line: { ...asked, key: `${key}:${at}`, subject: `${place} · ${last.title}` },
    theirs,
  }));
  const mayTake =
    can(roles, step.separate.length > 0 ? "register.evaluate" : "register.write") &&
    barredBy(kind, kept.entries, step, person).length === 0;
  if (mayTake)
    return lines.length === 0
      ? [asked]
      : bounded(
          lines.map(({ line }) => line),
          asked,
        );
  const act = sayBoth(texts.seeToAct, { step: step.title });
  const look = { act, button: sayBoth(texts.look) };
  const own = lines.flatMap(({ line, theirs: site }) =>
    site === null ? [] : [{ ...line, ...look, why: sayBoth(texts.seeToWhy, { kind: kind.title, state, site }) }],
  );
  return bounded(own, { ...asked, ...look });
};

const askedBy = (
  row: RecordRow,
  around: Around,
  meant: (dues: readonly Due[]) => readonly Due[],
): readonly Waiting[] => {
  const { begun, entries } = row.state;
  const last = entries.at(-1);
  if (begun === null || last === undefined) return [];
  const kind = kindOfEdition(begun);
  return meant(last.standing.due).flatMap((due) => askedFor(row, due, kind, around));
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
  if (!rows.some(warnsRows)) return { asked, siteAt: siteFinder<NamedSite>([]), name: "" };
  const sites = await services.store.transaction({ owner, caseId: null }, (tx) => namedSites(tx, owner));
  return { asked, siteAt: siteFinder(sites), name: (await services.identity.namesOf([person])).get(person) ?? "" };
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
