import { IntlMessageFormat } from "intl-messageformat";

export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

/** One message: both languages or it does not compile. ICU MessageFormat. */
export type Message = {
  readonly zh: string;
  readonly en: string;
  /** The clause of ISO/IEC 17000 (2020) whose term this label is; a head shows it as a link to the vocabulary. */
  readonly term?: string;
  /** Words for facts that are names of ours, by the name of the fact. */
  readonly words?: Words;
};
export type Catalogue = Readonly<Record<string, Message>>;

/** Words for facts that are names of ours: `team-leader`, `report-review`. ICU's select takes no hyphen in its keys. */
type Words = Readonly<Record<string, Catalogue>>;

/** A refusal's message also says which HTTP status carries it. */
export type RefusalMessage = Message & {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 503 | 507;
};
export type RefusalCatalogue = Readonly<Record<string, RefusalMessage>>;

const locale: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-GB" };

const isMessage = (value: unknown): value is Message =>
  typeof value === "object" &&
  value !== null &&
  "zh" in value &&
  "en" in value &&
  typeof value.zh === "string" &&
  typeof value.en === "string";

/** What stands between the names of a list. */
export const comma: Readonly<Record<Language, string>> = { zh: "、", en: ", " };

/** Names in one line, with the comma of the reader's language between them. */
export const sayList = (items: readonly (string | number)[], language: Language): string => items.join(comma[language]);

/** The same list in both languages, for answers that carry both. */
export const sayListBoth = (items: readonly { readonly zh: string; readonly en: string }[]) => ({
  zh: sayList(
    items.map(({ zh }) => zh),
    "zh",
  ),
  en: sayList(
    items.map(({ en }) => en),
    "en",
  ),
});

// Facts are JSON; what ICU cannot print as itself is joined or written out.
const argument = (value: unknown, language: Language, words: Catalogue): string | number | boolean => {
  const word = typeof value === "string" && Object.hasOwn(words, value) ? words[value] : undefined;
  if (word !== undefined) return word[language];
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value === null || value === undefined) return "–";
  if (Array.isArray(value))
    return sayList(
      value.map((item) => String(argument(item, language, words))),
      language,
    );
  // Titles of content are facts like others, and are said in the reader's language.
  if (isMessage(value)) return value[language];
  return JSON.stringify(value);
};

// A message is a constant of a catalogue; its parsed form is kept as long as the message is.
const formats = new WeakMap<Message, Map<Language, IntlMessageFormat>>();

const formatOf = (message: Message, language: Language): IntlMessageFormat => {
  const known = formats.get(message) ?? new Map<Language, IntlMessageFormat>();
  formats.set(message, known);
  const format =
    known.get(language) ?? new IntlMessageFormat(message[language], locale[language], undefined, { ignoreTag: true });
  known.set(language, format);
  return format;
};

export const say = (message: Message, language: Language, facts: Readonly<Record<string, unknown>> = {}): string => {
  // Most texts have no argument; a parser a call would show in a table of hundreds of rows.
  if (!/[{}']/.test(message[language])) return message[language];
  const values = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, argument(value, language, message.words?.[name] ?? {})]),
  );
  return String(formatOf(message, language).format(values));
};

/** The same message in both languages, for answers that carry both. */
export const sayBoth = (message: Message, facts: Readonly<Record<string, unknown>> = {}): Message => ({
  zh: say(message, "zh", facts),
  en: say(message, "en", facts),
});
