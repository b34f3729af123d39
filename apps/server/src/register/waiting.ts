import { sayBoth, registerWaitingTexts as texts } from "@touchstone/contract";
import { type Action, can, type RuleSource } from "@touchstone/kernel";
import {
  lacks,
  openContradictions,
  openCorrection,
  openReviews,
  type Risk,
  type RiskState,
  riskState,
} from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../inbox/index.ts";
import type { Services } from "../services.ts";
import { rankOn, stateOn } from "./evidence/evidenced-days.ts";

type Step = {
  readonly action: Action;
  readonly act: keyof typeof texts;
  readonly why: keyof typeof texts;
  readonly button: keyof typeof texts;
  readonly clause: string;
};

const step = (action: Action, name: "document" | StepName, clause: string): Step => ({
  action,
  act: `${name}Act`,
  why: `${name}Why`,
  button: `${name}Button`,
  clause,
});
type StepName =
  | "unidentified"
  | "identified"
  | "planned"
  | "operating"
  | "review"
  | "evaluate"
  | "contradicted"
  | "nonconforming"
  | "correcting"
  | "verify";

const noDocument = step("register.write", "document", "6.1.3");

// What the state of a row asks for next, of whom, and by which clause of ISO 45001:2018.
const steps: Readonly<Record<Exclude<RiskState, "absent" | "compliant" | "withdrawn">, Step>> = {
  unidentified: step("register.write", "unidentified", "6.1.3"),
  identified: step("register.write", "identified", "6.2.1"),
  planned: step("register.write", "planned", "8.1.1"),
  operating: step("register.write", "operating", "9.1.1"),
  "to-review": step("register.write", "review", "6.1.3"),
  "to-evaluate": step("register.evaluate", "evaluate", "9.1.2"),
  contradicted: step("register.evaluate", "contradicted", "9.1.2"),
  nonconforming: step("register.write", "nonconforming", "10.2"),
  correcting: step("register.write", "correcting", "10.2"),
  "to-verify": step("register.evaluate", "verify", "10.2"),
};

const rule = (clause: string): RuleSource => ({ source: "ISO 45001:2018", clause });

/** A row may be contradicted many times; the inbox names the first few. */
const briefly = (names: readonly string[]): readonly string[] => [
  ...names.slice(0, 3),
  ...(names.length > 3 ? ["…"] : []),
];

/** The one next thing of a row; null where nothing is open. */
export const waitingOf = (id: string, risk: Risk, on: string): (Waiting & { readonly action: Action }) | null => {
  const state = riskState(risk, on);
  if (state === "absent" || state === "compliant" || state === "withdrawn") return null;
  const missing = lacks(risk, on);
  const asked = missing.some(({ what }) => what === "no-document") ? noDocument : steps[state];
  const correction = state === "correcting" ? openCorrection(risk) : null;
  const review = state === "to-review" ? openReviews(risk)[0] : undefined;
  return {
    key: `register:${id}:${asked.act}`,
    action: asked.action,
    due: correction?.due ?? review?.due ?? null,
    act: sayBoth(texts[asked.act]),
    subject: risk.identified?.title ?? "",
    why: sayBoth(texts[asked.why], {
      count: missing.filter(({ what }) => what === "no-clause").length,
      action: correction?.action ?? "",
      files: state === "contradicted" ? briefly(openContradictions(risk).map(({ name }) => name)) : "",
    }),
    rule: rule(asked.clause),
    href: `/register/${id}`,
    button: sayBoth(texts[asked.button]),
  };
};

const openSql = `
select id, state from register_risk where owner = $1 and ${stateOn("$2::text")} not in ('absent', 'compliant', 'withdrawn')
order by ${rankOn("$2::text")} desc, id limit 100`;

/** Rows that ask something of this person, the furthest along first. */
export const registerWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation, roles, today }) => {
    if (!can(roles, "register.read")) return [];
    const { rows } = await store.transaction({ owner: organisation, caseId: null }, (tx) =>
      tx.query<{ readonly id: string; readonly state: Risk }>(openSql, [organisation, today.toString()]),
    );
    return rows.flatMap(({ id, state }) => {
      const found = waitingOf(id, state, today.toString());
      if (found === null || !can(roles, found.action)) return [];
      const { action: _, ...waiting } = found;
      return [waiting];
    });
  };
