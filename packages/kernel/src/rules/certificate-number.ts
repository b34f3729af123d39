import { z } from "zod";
import { type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { bilingual, clause, word } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

const digits = z.int().min(1).max(12);
const letter = z.string().regex(/^[A-Z]$/);

/** 034 10 Q 10286 R0 S: body, year, domain, serial, how often renewed, size of the organisation. */
export const certificateNumberPack = packOf(
  "certificate-number",
  z.strictObject({
    rule: clause,
    digits: z.strictObject({ body: digits, year: z.literal(2), serial: digits }),
    /** Two digits of a year count from here. */
    century: z.int().min(1900).max(2100),
    domains: z.array(z.strictObject({ letter, standard: word.nullable(), title: bilingual })).min(1),
    sizes: z.array(z.strictObject({ letter, title: bilingual })).min(1),
  }),
);
export type CertificateNumberPack = z.infer<typeof certificateNumberPack>;

const parts = z.strictObject({
  body: z.string().regex(/^\d+$/),
  year: z.int().min(1900).max(2199),
  domain: letter,
  serial: z.int().min(0),
  /** 0 for the first certificate, then counted up with each recertification. */
  renewal: z.int().min(0).max(99),
  size: letter,
});
export type CertificateNumberParts = z.infer<typeof parts>;

export const certificateNumberInput = z
  .strictObject({
    /** A number to be read … */
    number: word.nullable().default(null),
    /** … or parts to be put together. */
    parts: parts.nullable().default(null),
  })
  .refine(({ number, parts: given }) => (number === null) !== (given === null), {
    message: "number-or-parts",
    path: ["number"],
  });
export type CertificateNumberInput = z.input<typeof certificateNumberInput>;

export type CertificateNumber = CertificateNumberParts & {
  readonly number: string;
  readonly standard: string | null;
  readonly domainTitle: z.infer<typeof bilingual>;
  readonly sizeTitle: z.infer<typeof bilingual>;
};

export type CertificateNumberRefusal = "certificate-number-unreadable" | "certificate-number-part-wrong";
type Found = Refusal<CertificateNumberRefusal>;
type Rules = CertificateNumberPack["parameters"];

const read = (number: string, { rule, digits: widths, century }: Rules): Result<CertificateNumberParts, Found> => {
  const shape = new RegExp(
    `^(\\d{${widths.body}})(\\d{${widths.year}})([A-Z])(\\d{${widths.serial}})R(\\d{1,2})([A-Z])$`,
  );
  const [, body, year, domain, serial, renewal, size] = shape.exec(number) ?? [];
  const isRead = [body, year, domain, serial, renewal, size].every((part) => part !== undefined);
  if (!isRead || body === undefined || domain === undefined || size === undefined) {
    const expected = `${"9".repeat(widths.body)}${"9".repeat(widths.year)}A${"9".repeat(widths.serial)}R9A`;
    return refuse(refusal("certificate-number-unreadable", rule, { number, expected }));
  }
  return ok({ body, year: century + Number(year), domain, serial: Number(serial), renewal: Number(renewal), size });
};

const write = ({ body, year, domain, serial, renewal, size }: CertificateNumberParts, { digits: widths }: Rules) =>
  `${body}${String(year % 100).padStart(2, "0")}${domain}${String(serial).padStart(widths.serial, "0")}R${renewal}${size}`;

const wrongParts = (given: CertificateNumberParts, rules: Rules): readonly Found[] => {
  const wrong = (isWrong: boolean, part: keyof CertificateNumberParts, allowed: string): readonly Found[] =>
    isWrong ? [refusal("certificate-number-part-wrong", rules.rule, { part, given: given[part], allowed })] : [];
  const letters = (known: readonly { readonly letter: string }[]) => known.map(({ letter: each }) => each).join(", ");
  return [
    ...wrong(given.body.length !== rules.digits.body, "body", "9".repeat(rules.digits.body)),
    ...wrong(
      given.year < rules.century || given.year > rules.century + 99,
      "year",
      `${rules.century}–${rules.century + 99}`,
    ),
    ...wrong(!rules.domains.some((each) => each.letter === given.domain), "domain", letters(rules.domains)),
    ...wrong(given.serial >= 10 ** rules.digits.serial, "serial", "9".repeat(rules.digits.serial)),
    ...wrong(!rules.sizes.some((each) => each.letter === given.size), "size", letters(rules.sizes)),
  ];
};

/** Reads a number into its parts, or makes one of them; both give the same answer. */
export const certificateNumber = (
  pack: CertificateNumberPack,
  given: CertificateNumberInput,
): Result<RuleRun<CertificateNumber>, Found> => {
  const asked = certificateNumberInput.parse(given);
  const rules = pack.parameters;
  const known = asked.parts === null ? read(asked.number ?? "", rules) : ok(asked.parts);
  if (!known.ok) return known;
  const [first, ...rest] = wrongParts(known.value, rules);
  const domain = rules.domains.find((each) => each.letter === known.value.domain);
  const size = rules.sizes.find((each) => each.letter === known.value.size);
  if (first !== undefined) return refuse(first, ...rest);
  const number = write(known.value, rules);
  const nameless = { zh: "", en: "" };
  const titles = { domainTitle: domain?.title ?? nameless, sizeTitle: size?.title ?? nameless };
  return ok({
    result: { number, ...known.value, standard: domain?.standard ?? null, ...titles },
    trace: [
      { step: "number-parts", value: number, unit: null, rule: rules.rule, facts: { ...known.value, ...titles } },
    ],
    pack: pack.id,
    edition: pack.edition,
  });
};
