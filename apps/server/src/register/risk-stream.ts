import { type Risk, type RiskCode, type RiskCommand, type RiskEvent, risk, riskState } from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.strictObject({
  type: z.literal("RiskIdentified"),
  data: z.strictObject({ title: z.string(), harm: z.string(), owner: z.string() }),
});

export const riskStream: StreamKind<Risk, RiskCommand, RiskEvent, null, RiskCode> = {
  kind: "risk",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: risk,
  row: {
    table: "register_risk",
    columns: (state) => ({ title: state.identified?.title ?? "", risk_state: riskState(state) }),
  },
};

export const registerMigrations: readonly Migration[] = [
  {
    id: "register/001",
    sql: `${rowTable("register_risk", "title text not null, risk_state text not null")}
create index register_risk_state on register_risk (owner, risk_state, id);`,
  },
];
