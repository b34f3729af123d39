import { type Context, houseRule, type Result, refusal, refuse, unlessRefused } from "@touchstone/kernel";
import type {
  EvidenceFile,
  EvidenceItem,
  ItemCode,
  ItemCommand,
  ItemEvent,
  ItemFacts,
  ItemRefusal,
} from "./evidence-item.ts";

type Decided = Result<readonly ItemEvent[], ItemRefusal>;
type Held = EvidenceItem & { readonly file: EvidenceFile };
export type DestructionCommand = Extract<
  ItemCommand,
  { readonly type: "AskDestruction" | "ConfirmDestruction" | "WithdrawDestruction" }
>;

const documented = { source: "ISO 45001:2018", clause: "7.5.3" };
const twoPersons = houseRule("9");

/** What forbids it today, whoever asks. */
const forbidden = (
  { file, about }: Held,
  { linked, isNamedElsewhere, kept }: ItemFacts,
  { today }: Context,
): readonly ItemRefusal[] => {
  // CT-12: the record is of the day that it speaks of, and no rule known is no leave.
  const isKept = kept === null || today.toString() < kept.free;
  const free = kept?.free ?? null;
  return [
    ...(linked === 0 ? [] : [refusal<ItemCode>("evidence-still-linked", documented, { rows: linked })]),
    ...(isNamedElsewhere ? [refusal<ItemCode>("evidence-named-elsewhere", documented, { file: file.name })] : []),
    ...(isKept
      ? [
          refusal<ItemCode>(
            "evidence-kept",
            documented,
            { file: file.name, on: kept?.since ?? about.takenOn, free: free ?? "" },
            free,
          ),
        ]
      : []),
  ];
};

/** Bytes go by two persons: one asks, another confirms, and both days must be allowed. */
export const decideDestruction = (
  item: Held,
  command: DestructionCommand,
  facts: ItemFacts,
  context: Context,
): Decided => {
  const { file, asked } = item;
  const { actor } = context;
  const on = context.today.toString();
  const personal = { person: actor, fields: { name: facts.actorName } };
  if (command.type === "AskDestruction")
    return unlessRefused(
      asked === null
        ? forbidden(item, facts, context)
        : [refusal<ItemCode>("destruction-asked", twoPersons, { file: file.name, on: asked.on })],
      () => [{ type: "DestructionAsked", data: { reason: command.reason, on, person: actor }, personal }],
    );
  if (asked === null) return refuse(refusal<ItemCode>("destruction-not-asked", twoPersons, { file: file.name }));
  if (command.type === "WithdrawDestruction")
    return unlessRefused([], () => [
      { type: "DestructionWithdrawn", data: { reason: command.reason, on, person: actor }, personal },
    ]);
  const own = asked.by.person === actor ? [refusal<ItemCode>("destruction-own-request", twoPersons)] : [];
  return unlessRefused([...own, ...forbidden(item, facts, context)], () => [
    {
      type: "EvidenceDestroyed",
      data: {
        digest: file.digest,
        reason: asked.reason,
        on,
        free: facts.kept?.free ?? "",
        rules: [...(facts.kept?.rules ?? [])],
        person: actor,
      },
      personal,
    },
  ]);
};

/** What was ever said of the file that its term depends on: a correction lengthens the term, it never shortens it. */
export type Said = { readonly takenOn: string; readonly records: readonly string[] };

/** The latest day and every kind of record that was ever said. */
export const everSaid = (events: readonly ItemEvent[]): Said => {
  const abouts = events.flatMap((event) => {
    switch (event.type) {
      case "EvidenceRegistered":
      case "InfectedEvidenceKeptApart":
        return [event.data.about];
      case "EvidenceCorrected":
        return [event.data];
      default:
        return [];
    }
  });
  const takenOn = abouts.reduce((latest, about) => (about.takenOn > latest ? about.takenOn : latest), "");
  return { takenOn, records: [...new Set(abouts.flatMap(({ record }) => (record === null ? [] : [record])))] };
};
