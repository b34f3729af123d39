import { sayBoth, foresightWaitingTexts as texts } from "@touchstone/contract";
import { type DoneActivity, type SiteAt, siteFinder } from "@touchstone/register";
import type { Waiting } from "../../inbox/index.ts";
import { type NamedSite, namedSites } from "../../register/index.ts";
import type { Transaction } from "../../store/index.ts";
import { type Beside, outsideOf } from "./read-beside.ts";
import { scopeTasks } from "./scope-tasks.ts";

const most = 50;

/** With the site first, where it is done at one, so that who answers for it finds it. */
const subjectOf = (activity: DoneActivity, siteAt: SiteAt<NamedSite>): string => {
  const site = siteAt(activity);
  return site === null ? activity.title : `${site.name} · ${activity.title}`;
};

/** What is done outside the scope and nobody works on; once a corrective action is open, it says itself what is due. */
export const outsideWaiting = async (tx: Transaction, owner: string, beside: Beside): Promise<readonly Waiting[]> => {
  // Without a scope the scope itself is asked for.
  if (beside.scope.edition === null) return [];
  const outside = outsideOf(beside);
  if (outside.length === 0) return [];
  const siteAt = siteFinder(await namedSites(tx, owner));
  const tasks = await scopeTasks(
    tx,
    owner,
    outside.map(({ id }) => id),
  );
  const isUnderWay = ({ id }: (typeof outside)[number]): boolean => tasks.get(id)?.last?.final === false;
  return outside
    .filter((activity) => !isUnderWay(activity))
    .slice(0, most)
    .map((activity) => ({
      key: `foresight:outside:${activity.id}`,
      due: null,
      act: sayBoth(texts.outsideAct),
      subject: subjectOf(activity, siteAt),
      why: sayBoth(texts.outsideWhy),
      rule: { source: "ISO 45001:2018", clause: "4.3" },
      href: "/foresight/scope",
      button: sayBoth(texts.button),
    }));
};
