import { type Route, routes } from "@touchstone/contract";
import { accessRule, houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  approvedEntries,
  driftOf,
  formOf,
  isLive,
  type SceneCommand,
  type SceneEntry,
  type SceneFacts,
} from "@touchstone/requirements";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { openLibrary } from "../law-library.ts";
import { restsOn } from "./basis.ts";
import { readScene, readScenes, type SceneRow } from "./read-scenes.ts";
import { sceneStream } from "./scene-stream.ts";

const notFound = refuse(refusal("not-found", accessRule));
const rule = houseRule("4 (requirements)");
const scenesLimit = 100;

type Facts = Pick<SceneFacts, "unknown" | "basis">;
const nothingAsked: Facts = { unknown: [], basis: {} };

const summaryOf = ({ id, version, state }: SceneRow) => {
  const { key, prefix, title, from, opened, withdrawn, entries } = state;
  const pending = withdrawn === null ? entries.filter((entry) => isLive(entry) && entry.pending !== null).length : 0;
  // A row exists only after the event that opened it.
  const stamp = opened ?? { by: id, name: "", on: "", at: "" };
  return {
    id,
    version,
    key,
    prefix,
    title,
    from,
    opened: stamp,
    withdrawn,
    approved: approvedEntries(state).length,
    pending,
  };
};

export const scenesBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const library = openLibrary(store);
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();

  const send = <R extends Route>(
    call: Call<R>,
    stream: string,
    command: SceneCommand,
    {
      expected = null,
      facts = nothingAsked,
      taken = { takenKeys: [], takenPrefixes: [] },
    }: {
      readonly expected?: number | null | undefined;
      readonly facts?: Facts;
      readonly taken?: Pick<SceneFacts, "takenKeys" | "takenPrefixes">;
    } = {},
  ) =>
    store.execute({
      kind: sceneStream,
      stream,
      scope: scopeOf(call),
      ...call.command,
      command,
      expected,
      facts: async () => ({ facts: { name: call.viewer.name, ...taken, ...facts }, reads: [] }),
      answer: changedAnswer(stream),
    });

  /** A command on a scene that is there; another organisation's is as if it were not. */
  const onScene = async <R extends Route>(
    call: Call<R>,
    id: string,
    act: (row: SceneRow) => Promise<Result<{ readonly id: string; readonly version: number }, Refusal>>,
  ) => {
    const row = await readScene(store, scopeOf(call).owner, id);
    return row === null ? notFound : act(row);
  };

  const viewOf = async (row: SceneRow) => {
    const laws = await library();
    const rests = restsOn(laws, today());
    const viewEntry = async (entry: SceneEntry) => {
      const { approved } = entry;
      const drift = approved === null ? [] : driftOf(approved.basis, (await rests(approved.form)).basis);
      return { ...entry, approved: approved === null ? null : { ...approved, drift: [...drift] } };
    };
    const entries = [];
    for (const entry of row.state.entries) entries.push(await viewEntry(entry));
    const cited = entries.flatMap(({ pending, approved }) =>
      [pending, approved].flatMap((one) => one?.form.provisions.map(({ family }) => family) ?? []),
    );
    const titleOf = (family: string) => laws.base.families.get(family)?.at(-1)?.title ?? family;
    const titles = Object.fromEntries([...new Set(cited)].map((family) => [family, titleOf(family)]));
    return { ...summaryOf(row), today: today(), entries, titles };
  };

  return [
    bind(routes.requirements.ownScenes, async (call) => {
      const rows = await readScenes(store, scopeOf(call).owner);
      return ok({ scenes: rows.map(summaryOf) });
    }),
    bind(routes.requirements.ownScene, async (call) => {
      const row = await readScene(store, scopeOf(call).owner, call.params.scene);
      return row === null ? notFound : ok(await viewOf(row));
    }),
    bind(routes.requirements.sceneOpen, async (call) => {
      const { owner } = scopeOf(call);
      const { copyOf, ...naming } = call.body;
      const rows = await readScenes(store, owner);
      if (rows.length >= scenesLimit) return refuse(refusal("scenes-full", rule, { limit: scenesLimit }));
      const { packs } = await library(owner);
      const source = packs.find((pack) => pack.scene.id === copyOf);
      if (copyOf !== null && source === undefined) {
        const known = packs.map((pack) => pack.scene.id);
        return refuse(refusal("scene-unknown", rule, { scene: copyOf, known }));
      }
      const duties = (source?.obligations ?? []).map((one) => ({ obligation: one.id, form: formOf(one) }));
      const copy = source === undefined ? null : { scene: source.scene.id, duties };
      const numbers = packs.flatMap((pack) => pack.obligations.map(({ id }) => id.split("-")[0] ?? ""));
      return send(
        call,
        store.world.newId(),
        { type: "OpenScene", ...naming, copy },
        {
          taken: {
            takenKeys: [...packs.map((pack) => pack.scene.id), ...rows.map(({ state }) => state.key)],
            takenPrefixes: [...new Set([...numbers, ...rows.map(({ state }) => state.prefix)])],
          },
        },
      );
    }),
    bind(routes.requirements.scenePropose, (call) =>
      onScene(call, call.params.scene, async ({ id }) => {
        const { obligation, form, version: expected } = call.body;
        const { unknown } = await restsOn(await library(), today())(form);
        const command: SceneCommand = { type: "ProposeObligation", id: obligation, form };
        return send(call, id, command, { expected, facts: { unknown, basis: {} } });
      }),
    ),
    bind(routes.requirements.sceneApprove, (call) =>
      onScene(call, call.params.scene, async ({ id, version: seen, state }) => {
        const { obligations: ids, version } = call.body;
        const rests = restsOn(await library(), today());
        const basis: Record<string, Awaited<ReturnType<typeof rests>>["basis"]> = {};
        for (const entry of state.entries) {
          if (ids.includes(entry.id) && entry.pending !== null)
            basis[entry.id] = (await rests(entry.pending.form)).basis;
        }
        const command: SceneCommand = { type: "ApproveObligations", ids };
        // The digests are those of the texts that were read now: what was proposed since is not approved with them.
        return send(call, id, command, { expected: version ?? seen, facts: { unknown: [], basis } });
      }),
    ),
    bind(routes.requirements.sceneReturn, (call) =>
      onScene(call, call.params.scene, async ({ id }) => {
        const { obligation, why, version: expected } = call.body;
        return send(call, id, { type: "ReturnObligation", id: obligation, why }, { expected });
      }),
    ),
    bind(routes.requirements.sceneWithdraw, (call) =>
      onScene(call, call.params.scene, async ({ id }) => {
        const { obligation, why, version: expected } = call.body;
        const command: SceneCommand =
          obligation === null ? { type: "WithdrawScene", why } : { type: "WithdrawObligation", id: obligation, why };
        return send(call, id, command, { expected });
      }),
    ),
  ];
};
