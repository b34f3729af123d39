import { sayBoth, sceneWaiting as texts } from "@touchstone/contract";
import { can, houseRule } from "@touchstone/kernel";
import { isLive } from "@touchstone/requirements";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import type { SceneRow } from "./read-scenes.ts";

const rule = houseRule("4 (requirements)");

const openSql = "select id, state from requirements_scene where owner = $1 and pending > 0 order by id";

/** What of one scene this person may approve: nobody approves their own. A copy of fifty duties is still one task. */
const taskOf = ({ id, state }: Pick<SceneRow, "id" | "state">, person: string): readonly Waiting[] => {
  const proposed = state.entries.filter(isLive).flatMap(({ id: number, pending }) => {
    return pending === null || pending.proposed.by === person ? [] : [{ number, ...pending.proposed }];
  });
  const [first] = proposed;
  if (first === undefined) return [];
  const names = [...new Set(proposed.map(({ name }) => name))];
  return [
    {
      key: `requirements:${id}:approve`,
      due: null,
      act: sayBoth(texts.act, { count: proposed.length }),
      subject: `${state.title.zh} ${first.number}${proposed.length > 1 ? " …" : ""}`,
      why: sayBoth(texts.why, { names }),
      rule,
      href: `/requirements/scenes/${id}`,
      button: texts.open,
    },
  ];
};

/** Proposed obligations that wait for a second person, for those who may be that person. */
export const scenesWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation: owner, person, roles }) => {
    if (!can(roles, "requirements.approve")) return [];
    const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
      tx.query<Pick<SceneRow, "id" | "state">>(openSql, [owner]),
    );
    return rows.flatMap((row) => taskOf(row, person));
  };
