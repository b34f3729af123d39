import { z } from "zod";
import { type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

/** What makes an extra audit due outside the programme, and by when. */
export const shortNoticePack = packOf(
  "short-notice",
  z.strictObject({
    triggers: z
      .array(
        z.strictObject({
          id: word,
          audit: z.enum(["short-notice", "special"]),
          duty: z.enum(["must", "may"]),
          days: z.int().min(1),
          rule: clause,
        }),
      )
      .min(1),
  }),
);
export type ShortNoticePack = z.infer<typeof shortNoticePack>;

export const shortNoticeInput = z.strictObject({
  trigger: word,
  /** The day on which the body was told, or learned of it. */
  notified: isoDate,
});
export type ShortNoticeInput = z.input<typeof shortNoticeInput>;

export type ShortNotice = {
  readonly audit: "short-notice" | "special";
  readonly duty: "must" | "may";
  readonly by: string;
};

export const shortNotice = (
  pack: ShortNoticePack,
  given: ShortNoticeInput,
): Result<RuleRun<ShortNotice>, Refusal<"ground-unknown">> => {
  const { trigger: named, notified } = shortNoticeInput.parse(given);
  const { triggers } = pack.parameters;
  const trigger = triggers.find(({ id }) => id === named);
  if (trigger === undefined) {
    const here = { source: pack.source, clause: pack.clause };
    return refuse(refusal("ground-unknown", here, { ground: named, known: triggers.map(({ id }) => id) }));
  }
  const { audit, duty, days, rule } = trigger;
  const by = Temporal.PlainDate.from(notified).add({ days }).toString();
  return ok({
    result: { audit, duty, by },
    trace: [
      { step: "special-audit", value: by, unit: "date", rule, facts: { trigger: named, notified, days, audit, duty } },
    ],
    pack: pack.id,
    edition: pack.edition,
  });
};
