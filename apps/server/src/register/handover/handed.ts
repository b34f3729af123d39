import { type Route, routes } from "@touchstone/contract";
import { accessRule, ok, type Refusal, type Result, type Role, refusal, refuse, teamOf } from "@touchstone/kernel";
import type { HandedItem } from "@touchstone/register";
import { type CaseLens, type CaseRow, deskOf, isClosed } from "../../cases/index.ts";
import { type Bound, bind, type Call } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { findItem, unusable } from "../evidence/items.ts";
import { handoverStream } from "./handover-stream.ts";
import { changedSince, type HandoverRow, handoverOfCase, live, titlesOf } from "./read-handovers.ts";
import { sheetOf } from "./sheet.ts";

const { handover: route } = routes;
const handedUnknown = refusal("handed-item-unknown", accessRule);
const unknown = refuse(handedUnknown);

/** Whose work in a case needs what was handed over, whether they stand in the order of the team or not. */
const readers: readonly Role[] = ["planner", "reviewer", "decision-maker"];

const notReading = ({ state }: CaseRow, { scheme, looker }: CaseLens): readonly Refusal[] => {
  const isMember = teamOf(state, scheme).some(({ person }) => person === looker.person);
  // The client's own people are none of these: they read what is theirs at home.
  if (!(isMember || looker.roles.some((role) => readers.includes(role))))
    return [refusal("handover-not-team", accessRule)];
  return isClosed(state) ? [refusal("handover-case-closed", accessRule, { number: state.opened?.number ?? "" })] : [];
};

type Handed = { readonly client: string; readonly row: HandoverRow | null; readonly number: string };

/**
 * What was handed over for a case. It is read in the client's scope as seen from inside this case, where row security
 * shows no row of the client's but the handover; nothing but the references in it leads any further.
 */
const handedIn = async <R extends Route>(
  services: Services,
  call: Call<R>,
  id: string,
): Promise<Result<Handed, Refusal>> => {
  const seen = await deskOf(services).look(call, id);
  if (!seen.ok) return seen;
  const { row, lens } = seen.value;
  const [against] = notReading(row, lens);
  if (against !== undefined) return refuse(against);
  const { opened } = row.state;
  if (opened === null) return refuse(refusal("not-found", accessRule));
  const client = opened.client.id;
  const handover = await services.store.transaction({ owner: client, caseId: id }, (tx) =>
    handoverOfCase(tx, client, id),
  );
  return ok({ client, row: handover, number: opened.number });
};

export const handedBound = (services: Services): readonly Bound[] => {
  const { store, blobs } = services;

  /** What has no bytes to give is not opened either: the client would read that somebody saw it. */
  const withoutBytes = async (client: string, { kind, id }: HandedItem): Promise<Refusal | null> => {
    const held = kind === "evidence" ? await findItem(services, client, id) : null;
    return held === null ? handedUnknown : unusable(held.state);
  };

  /** Finds the item, and records in the client's journal that this person opened it, before anything of it is shown. */
  const open = async <R extends Route>(
    call: Call<R>,
    asked: { readonly case: string; readonly item: string },
    against: (client: string, item: HandedItem) => Promise<Refusal | null> = async () => null,
  ): Promise<Result<{ readonly client: string; readonly row: HandoverRow; readonly item: HandedItem }, Refusal>> => {
    const found = await handedIn(services, call, asked.case);
    if (!found.ok) return found;
    const { client, row, number } = found.value;
    const item = row?.state.items.find((each) => each.item === asked.item);
    if (row === null || item === undefined) return unknown;
    const { withdrawn, title } = item;
    if (withdrawn !== null) return refuse(refusal("handed-item-withdrawn", accessRule, { title, on: withdrawn.on }));
    const refused = await against(client, item);
    if (refused !== null) return refuse(refused);
    const to = row.state.sent?.case;
    if (to === undefined) return unknown;
    const recorded = await store.execute({
      kind: handoverStream,
      stream: row.id,
      scope: { owner: client, caseId: asked.case },
      actor: call.command.actor,
      // Of this request alone: what is asked for again is shown again, and is to be seen again by the client.
      key: `open-${store.world.newId()}`,
      body: call.command.body,
      command: { type: "OpenHanded", item: item.item },
      expected: null,
      facts: async () => ({
        facts: {
          actorName: call.viewer.name,
          things: [],
          case: { ...to, number, closed: false, otherHandover: null },
        },
        reads: [],
      }),
      answer: changedAnswer(row.id),
    });
    return recorded.ok ? ok({ client, row, item }) : recorded;
  };

  return [
    bind(route.handed, async (call) => {
      const found = await handedIn(services, call, call.params.case);
      if (!found.ok) return found;
      const { client, row } = found.value;
      if (row === null) return ok({ items: [] });
      const { items } = row.state;
      // What becomes of a withdrawn one is no matter of the body's any more.
      const changed = await store.transaction({ owner: client, caseId: null }, (tx) =>
        changedSince(tx, client, live(row.state)),
      );
      // Who else of the body looked is the client's to know.
      return ok({ items: items.map(({ seen: _seen, ...item }) => ({ ...item, changed: changed.has(item.item) })) });
    }),
    bind(route.open, async (call) => {
      const opened = await open(call, call.params);
      if (!opened.ok) return opened;
      const { client, row, item } = opened.value;
      const reading = { language: call.language, titles: titlesOf(live(row.state)) };
      const sheet = await store.transaction({ owner: client, caseId: null }, (tx) =>
        sheetOf(tx, client, item, reading),
      );
      return sheet === null ? unknown : ok(sheet);
    }),
    bind(route.cite, async (call) => {
      const found = await handedIn(services, call, call.params.case);
      if (!found.ok) return found;
      const { client, row } = found.value;
      const item = row?.state.items.find((each) => each.item === call.params.item);
      if (item === undefined) return unknown;
      const { withdrawn, title, kind, version } = item;
      if (withdrawn !== null) return refuse(refusal("handed-item-withdrawn", accessRule, { title, on: withdrawn.on }));
      // Of evidence the case keeps what anybody can check: the digest of the bytes.
      const file = kind === "evidence" ? await findItem(services, client, item.id) : null;
      const digest = file?.state.file?.digest ?? item.digest;
      const cited = { item: item.item, kind, title, version, digest };
      const command = { type: "CiteHanded" as const, finding: call.body.finding, cited };
      return deskOf(services).send(call, { id: call.params.case, command });
    }),
    bind(route.file, async (call) => {
      const opened = await open(call, call.params, withoutBytes);
      if (!opened.ok) return opened;
      const { client, item } = opened.value;
      const file = (await findItem(services, client, item.id))?.state.file ?? null;
      const found = file === null ? null : await blobs.stream(client, file.digest);
      return file === null || found === null ? unknown : ok({ ...found, name: file.name });
    }),
  ];
};
