import { sayBoth, foresightWaitingTexts as texts } from "@touchstone/contract";
import type { Waiting } from "../../inbox/index.ts";
import type { Transaction } from "../../store/index.ts";
import { type Beside, outsideOf } from "./read-beside.ts";
import { scopeTasks } from "./scope-tasks.ts";

const most = 50;

/** What is done outside the scope and nobody works on; once a corrective action is open, it says itself what is due. */
export const outsideWaiting = async (tx: Transaction, owner: string, beside: Beside): Promise<readonly Waiting[]> => {
  // Without a scope the scope itself is asked for.
  if (beside.scope.edition === null) return [];
  const outside = outsideOf(beside);
  const tasks = await scopeTasks(
    tx,
    owner,
    outside.map(({ id }) => id),
  );
  const isUnderWay = ({ id }: (typeof outside)[number]): boolean => tasks.get(id)?.last?.final === false;
  return outside
    .filter((activity) => !isUnderWay(activity))
    .slice(0, most)
    .map(({ id, title }) => ({
      key: `foresight:outside:${id}`,
      due: null,
      act: sayBoth(texts.outsideAct),
      subject: title,
      why: sayBoth(texts.outsideWhy),
      rule: { source: "ISO 45001:2018", clause: "4.3" },
      href: "/foresight/scope",
      button: sayBoth(texts.button),
    }));
};
