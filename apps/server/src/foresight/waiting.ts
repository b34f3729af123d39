import { sayBoth, foresightWaitingTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import type { Issue } from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../inbox/index.ts";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import { type Beside, readBeside } from "./activities/read-beside.ts";
import { outsideWaiting } from "./activities/waiting.ts";
import type { IssueRow } from "./issue-views.ts";
import type { PartyRow } from "./parties.ts";

const most = 50;
const rule = (clause: string) => ({ source: "ISO 45001:2018", clause });
const button = sayBoth(texts.button);

const openParties = async (tx: Transaction, owner: string): Promise<readonly PartyRow[]> => {
  const { rows } = await tx.query<PartyRow>(
    "select id, version, state from foresight_party where owner = $1 and ended_on is null order by id",
    [owner],
  );
  return rows;
};

const partyWaiting = ({ id, state }: PartyRow): readonly Waiting[] => {
  const open = state.needs.filter(({ decided }) => decided === null).length;
  if (state.needs.length > 0 && open === 0) return [];
  const asked = state.needs.length === 0 ? "needs" : "decide";
  return [
    {
      key: `foresight:${id}:${asked}`,
      due: null,
      act: sayBoth(texts[`${asked}Act`]),
      subject: state.named?.name ?? "",
      why: sayBoth(texts[`${asked}Why`], { count: open }),
      rule: rule("4.2"),
      href: "/foresight/parties",
      button,
    },
  ];
};

const scopeWaiting = ({ lacks }: Beside["scope"]): readonly Waiting[] => {
  if (lacks.length === 0) return [];
  const asked = lacks.includes("scope") ? "scope" : "lack";
  return [
    {
      key: `foresight:scope:${asked}`,
      due: null,
      act: sayBoth(texts[`${asked}Act`]),
      subject: texts.scopeSubject.zh,
      why: sayBoth(texts[`${asked}Why`]),
      rule: rule("4.3"),
      href: "/foresight/scope",
      button,
    },
  ];
};

// A trend was found to matter: from it follows a risk, or the reason why none does (TR-6).
const issuesSql = `
select id, version, state from foresight_issue
where owner = $1 and closed_on is null and trend is not null and cardinality(risks) = 0 order by id limit ${most}`;

const issueWaiting = ({ id, state }: { readonly id: string; readonly state: Issue }): Waiting => ({
  key: `foresight:${id}:risk`,
  due: null,
  act: sayBoth(texts.issueAct),
  subject: state.said?.title ?? "",
  why: sayBoth(texts.issueWhy, { trend: state.trend?.title }),
  rule: rule("6.1.1"),
  href: "/foresight/issues",
  button,
});

/** An organisation that has begun with its context is asked for what is missing in it; one that has not, is not. */
export const foresightWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation: owner, roles, today }) => {
    if (!can(roles, "register.write")) return [];
    return store.transaction({ owner, caseId: null }, async (tx) => {
      const parties = await openParties(tx, owner);
      const { rows } = await tx.query<IssueRow>(issuesSql, [owner]);
      const beside = await readBeside(tx, owner, today.toString());
      const hasBegun = parties.length > 0 || beside.activities.length > 0 || beside.scope.edition !== null;
      return [
        ...(hasBegun ? scopeWaiting(beside.scope) : []),
        ...(await outsideWaiting(tx, owner, beside)),
        ...parties.flatMap(partyWaiting).slice(0, most),
        ...rows.map(issueWaiting),
      ];
    });
  };
