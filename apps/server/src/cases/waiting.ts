import { caseActs, caseFunctions, caseWaiting, say, sayBoth } from "@touchstone/contract";
import { openSteps } from "@touchstone/kernel";
import type { AsksWaiting, Waiting } from "../inbox/index.ts";
import type { Services } from "../services.ts";
import type { CaseDesk } from "./case-desk.ts";
import { type CaseLens, type CaseRow, stepView } from "./case-view.ts";
import { schemeOf } from "./schemes.ts";

const openSql = "select id, version, state from case_file where owner = $1 and not closed order by id desc limit 200";

const both = (key: keyof typeof caseWaiting, blocks: keyof typeof caseFunctions) => ({
  zh: say(caseWaiting[key], "zh", { function: caseFunctions[blocks].zh }),
  en: say(caseWaiting[key], "en", { function: caseFunctions[blocks].en.toLowerCase() }),
});

const waitingIn = (row: CaseRow, lens: CaseLens): readonly Waiting[] => {
  const { state } = row;
  const client = state.opened?.client.name.zh ?? "";
  return openSteps(state, lens, lens.today)
    .filter(({ waitsFor }) => waitsFor.length === 0)
    .filter((step) => stepView(step, state, lens).mine)
    .map((step) => ({
      key: `cases:${row.id}:${step.key}`,
      due: step.due,
      act: sayBoth(caseActs[step.act], step.facts),
      subject: `${state.opened?.number ?? ""} ${client}`,
      why: both("blocks", step.blocks ?? "surveillance"),
      rule: step.rule,
      href: `/cases/${row.id}`,
      button: caseWaiting.open,
    }));
};

/** What the body's people have to do in its cases, and what a client has to do in the cases shared with it. */
export const casesWaiting =
  ({ store, access }: Services, desk: CaseDesk): AsksWaiting =>
  async ({ organisation, person, roles, today }) => {
    const lensOf = ({ state }: CaseRow, held: CaseLens["looker"]["roles"]): CaseLens => ({
      scheme: schemeOf(desk.content.schemes, state),
      packs: desk.content.packs,
      today: today.toString(),
      looker: { person, roles: held, language: "zh" },
    });
    const own = await store.transaction({ owner: organisation, caseId: null }, (tx) =>
      tx.query<CaseRow>(openSql, [organisation]),
    );
    const asClient = roles.includes("manager") || roles.includes("administrator");
    const shared = asClient ? await access.sharedCases(organisation) : [];
    const rows = await Promise.all(shared.map((entry) => desk.row(entry, entry.caseId)));
    return [
      ...own.rows.flatMap((row) => waitingIn(row, lensOf(row, roles))),
      ...rows.flatMap((row) => (row === null ? [] : waitingIn(row, lensOf(row, ["applicant"])))),
    ];
  };
