import { z } from "zod";
import { clause, isoDate, word } from "../rules/fields.ts";
import type { EditionChange } from "./transition-lines.ts";

const lastDay = z.looseObject({ on: isoDate.nullable() });
const names = z.looseObject({ edition: word, adoptions: z.array(word) });

const change = z.looseObject({
  id: z.literal("transition"),
  edition: word,
  effective: z.looseObject({ from: isoDate }),
  parameters: z.looseObject({
    from: names,
    to: names,
    lastInitialAudit: lastDay,
    lastCertificate: lastDay,
    end: z.looseObject({ on: isoDate, rule: clause }),
  }),
});

/** The changes of edition that the packs hold and that were known on a day, the one that ends first in front. */
export const editionChangesOf = (packs: readonly unknown[], on: string): readonly EditionChange[] =>
  packs
    .flatMap((pack) => {
      const read = change.safeParse(pack);
      return read.success && read.data.effective.from <= on ? [read.data] : [];
    })
    .map(({ id, edition, parameters: { from, to, lastInitialAudit, lastCertificate, end } }) => ({
      from: [from.edition, ...from.adoptions],
      to: to.edition,
      lastInitialAudit: lastInitialAudit.on,
      lastCertificate: lastCertificate.on,
      end: { on: end.on, rule: end.rule },
      pack: id,
      edition,
    }))
    .toSorted((left, right) => left.end.on.localeCompare(right.end.on));
