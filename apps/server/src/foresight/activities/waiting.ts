import { sayBoth, foresightWaitingTexts as texts } from "@touchstone/contract";
import type { Waiting } from "../../inbox/index.ts";
import type { Transaction } from "../../store/index.ts";
import { outsideOf, readBeside } from "./read-beside.ts";
import { scopeTasks } from "./scope-tasks.ts";

const most = 50;

/** What is done outside the scope and nobody works on; once a corrective action is open, it says itself what is due. */
export const outsideWaiting = async (tx: Transaction, owner: string, today: string): Promise<readonly Waiting[]> => {
  const beside = await readBeside(tx, owner, today);
  // Without a scope the scope itself is asked for.
  if (beside.scope.edition === null) return [];
  const outside = outsideOf(beside).slice(0, most);
  const tasks = await scopeTasks(
    tx,
    owner,
    outside.map(({ id }) => id),
  );
  return outside.flatMap(({ id, title }) => {
    const last = tasks.get(id)?.last ?? null;
    if (last !== null && !last.final) return [];
    return [
      {
        key: `foresight:outside:${id}`,
        due: null,
        act: sayBoth(texts.outsideAct),
        subject: title,
        why: sayBoth(texts.outsideWhy),
        rule: { source: "ISO 45001:2018", clause: "4.3" },
        href: "/foresight/scope",
        button: sayBoth(texts.button),
      },
    ];
  });
};
