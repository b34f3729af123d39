import { z } from "zod";

/**
 * How a body prints its records: data and nothing else. There is no member by which number, version, pages or signatures
 * could be left out, so no template can.
 */
const words = (most: number) =>
  z
    .string()
    .max(most)
    // oxlint-disable-next-line no-control-regex
    .refine((text) => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text), "not text");

const told = (most: number) => z.strictObject({ zh: words(most), en: words(most) });

export const templateSections = ["finding", "fields", "basis"] as const;
export type TemplateSection = (typeof templateSections)[number];

/** What a paragraph may name; anything else in braces is refused. */
export const templatePlaceholders = [
  "number",
  "version",
  "title",
  "client",
  "body",
  "case",
  "scheme",
  "filedOn",
] as const;
export type TemplatePlaceholder = (typeof templatePlaceholders)[number];

export const documentTemplate = z.strictObject({
  header: told(80).nullable().default(null),
  footer: told(120).nullable().default(null),
  order: z
    .array(z.enum(templateSections))
    .length(templateSections.length)
    .refine((order) => new Set(order).size === order.length, "twice")
    .default([...templateSections]),
  /** Titles in place of the house's own. */
  titles: z
    .strictObject({
      finding: told(80).nullable().default(null),
      fields: told(80).nullable().default(null),
      basis: told(80).nullable().default(null),
    })
    .prefault({}),
  /** Ids of fields that are not printed; only such as the scheme does not require. */
  leftOut: z.array(z.string().max(60)).max(60).default([]),
  paragraphs: z
    .array(z.strictObject({ place: z.enum(["before", "after"]), text: told(2000) }))
    .max(10)
    .default([]),
  /** Above the signatures. */
  declaration: told(2000).nullable().default(null),
  /** SHA-256 of the picture in the header; absent or null: the house's own mark. */
  logo: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .exactOptional(),
});
export type DocumentTemplate = z.output<typeof documentTemplate>;

/** For every kind of record that has no template of its own. */
export const everyKind = "every";

/** A placeholder with its braces, or any other word in braces. */
const inBraces = /\{([^{}]*)\}/g;

const textsOf = ({ paragraphs, declaration, header, footer }: DocumentTemplate): readonly string[] =>
  [...paragraphs.map(({ text }) => text), declaration, header, footer].flatMap((text) =>
    text === null ? [] : [text.zh, text.en],
  );

const isPlaceholder = (name: string): name is TemplatePlaceholder =>
  templatePlaceholders.some((placeholder) => placeholder === name);

export const unknownPlaceholders = (template: DocumentTemplate): readonly string[] => [
  ...new Set(
    textsOf(template).flatMap((text) =>
      [...text.matchAll(inBraces)].map((match) => match[1] ?? "").filter((name) => !isPlaceholder(name)),
    ),
  ),
];

export type TemplateValues = Readonly<Record<TemplatePlaceholder, { readonly zh: string; readonly en: string }>>;

/** The text with its placeholders filled; what stands in a value is never read as a placeholder again. */
export const fillTemplate = (
  text: { readonly zh: string; readonly en: string },
  values: TemplateValues,
): { readonly zh: string; readonly en: string } => {
  const filled = (language: "zh" | "en") =>
    text[language].replace(inBraces, (whole, name: string) => (isPlaceholder(name) ? values[name][language] : whole));
  return { zh: filled("zh"), en: filled("en") };
};
