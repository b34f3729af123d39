import { type Decider, houseRule, ok, type Refusal, refusal, refuse } from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

/** What one change set did to one row: from which version to which. */
export type ChangedRow = {
  readonly kind: "added" | "changed" | "removed";
  readonly risk: string;
  readonly from: number;
  readonly to: number;
};

export type ChangeSet = {
  readonly file: string | null;
  readonly digest: string | null;
  readonly by: string;
  readonly at: string;
  readonly rows: readonly ChangedRow[];
  readonly takenBack: { readonly restored: readonly string[]; readonly kept: readonly string[] } | null;
} | null;

type Applied = {
  readonly type: "ChangesApplied";
  readonly data: Omit<NonNullable<ChangeSet>, "takenBack" | "by"> & { readonly person: string };
  readonly personal: { readonly person: string; readonly fields: { readonly name: string } } | null;
};
type TakenBack = {
  readonly type: "ChangesTakenBack";
  readonly data: { readonly restored: readonly string[]; readonly kept: readonly string[] };
};
type ChangeEvent = Applied | TakenBack;

type ChangeCommand =
  | {
      readonly type: "ApplyChanges";
      readonly file: string | null;
      readonly digest: string | null;
      readonly actorName: string;
    }
  | { readonly type: "TakeBackChanges" };

/** What the rows said to it: why nothing may be applied, what was, or which rows can be brought back. */
export type ChangeFacts =
  | { readonly kind: "refused"; readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly kind: "applied"; readonly rows: readonly ChangedRow[] }
  | { readonly kind: "taken-back"; readonly restored: readonly string[]; readonly kept: readonly string[] };

const decider: Decider<ChangeSet, ChangeCommand, ChangeEvent, ChangeFacts, string> = {
  initial: null,
  evolve: (state, event) => {
    if (event.type === "ChangesApplied") {
      const { file, digest, at, rows } = event.data;
      return { file, digest, at, rows, by: event.personal?.fields.name ?? "", takenBack: null };
    }
    return state === null ? null : { ...state, takenBack: event.data };
  },
  decide: (state, command, facts, { actor, now }) => {
    if (facts.kind === "refused") return refuse(...facts.refusals);
    if (command.type === "ApplyChanges") {
      if (facts.kind !== "applied") throw new Error("changes are applied over rows");
      const { file, digest, actorName } = command;
      const at = now.toString({ smallestUnit: "second" });
      // A set that changes nothing leaves nothing behind.
      if (facts.rows.length === 0) return ok([]);
      return ok([
        {
          type: "ChangesApplied",
          data: { file, digest, at, rows: facts.rows, person: actor },
          personal: { person: actor, fields: { name: actorName } },
        },
      ]);
    }
    if (facts.kind !== "taken-back") throw new Error("changes are taken back over rows");
    if (state === null) return refuse(refusal("change-unknown", houseRule("3")));
    if (state.takenBack !== null) return refuse(refusal("change-taken-back", houseRule("3")));
    return ok([{ type: "ChangesTakenBack", data: { restored: facts.restored, kept: facts.kept } }]);
  },
};

const text = z.string();
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("ChangesApplied"),
    data: z.strictObject({
      file: text.nullable(),
      digest: text.nullable(),
      at: text,
      person: text,
      rows: z.array(
        z.strictObject({ kind: z.enum(["added", "changed", "removed"]), risk: text, from: z.int(), to: z.int() }),
      ),
    }),
    personal: z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable(),
  }),
  z.strictObject({
    type: z.literal("ChangesTakenBack"),
    data: z.strictObject({ restored: z.array(text), kept: z.array(text) }),
  }),
]);

export const changeStream: StreamKind<ChangeSet, ChangeCommand, ChangeEvent, ChangeFacts> = {
  kind: "register-change",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, personal) =>
    event.parse(
      type === "ChangesApplied"
        ? { type, data, personal: personal === null ? null : { person: "", fields: personal } }
        : { type, data },
    ),
  decider,
  row: { table: "register_change", columns: () => ({}) },
};

export const changeMigration: Migration = { id: "register/changes-002", sql: rowTable("register_change", "") };
