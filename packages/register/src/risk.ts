import { type Decider, houseRule, ok, refusal, refuse } from "@touchstone/kernel";

/** One row of the register: an important risk (ISO 45001 6.1.2, column ① of the 12-column table). */
export type Risk = {
  readonly identified: { readonly title: string; readonly harm: string; readonly owner: string } | null;
};

export type RiskCommand = {
  readonly type: "IdentifyRisk";
  readonly title: string;
  readonly harm: string;
  readonly owner: string;
};

export type RiskEvent = {
  readonly type: "RiskIdentified";
  readonly data: { readonly title: string; readonly harm: string; readonly owner: string };
};

export type RiskCode = "risk-already-identified";

export type RiskState = "unidentified" | "identified";

/** Derived, never declared (promise 5). */
export const riskState = (risk: Risk): RiskState => (risk.identified === null ? "unidentified" : "identified");

export const risk: Decider<Risk, RiskCommand, RiskEvent, null, RiskCode> = {
  initial: { identified: null },
  evolve: (_, event) => ({ identified: event.data }),
  decide: (state, { title, harm, owner }) =>
    state.identified === null
      ? ok([{ type: "RiskIdentified", data: { title, harm, owner } }])
      : refuse(refusal("risk-already-identified", houseRule("3"))),
};
