import { createHash } from "node:crypto";
import { guideTexts, languages, type Message, requirementsTexts, say, sayBoth, sayFitness } from "@touchstone/contract";
import { type AuditGuide, type GuidePoint, pointKinds } from "@touchstone/requirements";
import type { WrittenSheet } from "../../adapters/tabular/write-workbook.ts";
import { kindTexts, sayInForce, sayLevel, sayOutcome, sayProvision, sayStandard, titleOf } from "./guide-words.ts";

const words = guideTexts;

/** XLSForm's name of a language: how it is shown, and its code. */
const languageNames = { zh: "中文 (zh)", en: "English (en)" } as const;

const columns = [
  "type",
  "name",
  ...languages.map((lang) => `label::${languageNames[lang]}`),
  ...languages.map((lang) => `hint::${languageNames[lang]}`),
  "required",
  "relevant",
  "parameters",
];

type Both = Pick<Message, "zh" | "en">;
type Row = {
  readonly type: string;
  readonly name: string;
  readonly label?: Both;
  readonly hint?: Both;
  readonly required?: boolean;
  /** The XPath under which it is asked; always where absent. */
  readonly relevant?: string;
  readonly parameters?: string;
};

// `${name}` in a label is a reference to an answer: what is said is text, never a formula of the form.
const literal = (text: string): string => text.replaceAll("${", "$ {");
const cells = ({
  type,
  name,
  label,
  hint,
  required = false,
  relevant = "",
  parameters = "",
}: Row): readonly string[] => [
  type,
  name,
  ...languages.map((lang) => literal(label?.[lang] ?? "")),
  ...languages.map((lang) => literal(hint?.[lang] ?? "")),
  required ? "yes" : "",
  relevant,
  parameters,
];

/** A name as XForms takes it, the same for the same point in every form: data of several years can be laid together. */
export const fieldName = (id: string): string => `p_${id.toLowerCase().replace(/[^a-z0-9]/g, "_")}`;

const saidBoth = (of: (lang: "zh" | "en") => string): Both => ({ zh: of("zh"), en: of("en") });

const judged = (name: string): string =>
  `\${${name}} = 'conformity' or \${${name}} = 'nonconformity' or \${${name}} = 'note'`;
const leftOut = (name: string): string => `\${${name}} = 'not_applicable' or \${${name}} = 'not_sampled'`;

// Legible on a screen, and small enough to send from a basement.
const photoSize = "max-pixels=1600";

const labelOf = (point: GuidePoint): Both => saidBoth((lang) => `${point.id} ${point.text[lang]}`);

/** What the auditor needs beside the question: the law of the day, its place, the standard and what it may lead to. */
const hintOf = (point: GuidePoint): Both =>
  saidBoth((lang) =>
    [
      point.duty[lang],
      `${sayProvision(point)}（${sayInForce(point, lang)}）`,
      sayFitness(point, lang),
      sayLevel(point, lang),
      `${sayStandard(point, lang)}: ${sayOutcome(point, lang)}`,
      `${say(words.evidence, lang)}: ${point.evidence[lang]}`,
      ...(point.record === null ? [] : [`${say(requirementsTexts.record, lang)} ${point.record}`]),
    ].join(" · "),
  );

const pointRows = (point: GuidePoint, asked: ReadonlySet<string>): readonly Row[] => {
  const name = fieldName(point.id);
  const label = labelOf(point);
  const hint = hintOf(point);
  // CT-6: it stays in sight with its reason, and asks nothing.
  if (point.outcome === "nothing") return [{ type: "note", name, label, hint }];
  // CT-18: where its record was judged not applicable there is nothing to watch.
  const record = point.record !== null && asked.has(point.record) ? fieldName(point.record) : null;
  const list = point.outcome === "note" ? "verdict_note" : "verdict";
  const isWatched = point.kind === "observation";
  return [
    {
      type: `select_one ${list}`,
      name,
      label,
      hint,
      required: true,
      ...(record === null ? {} : { relevant: `\${${record}} != 'not_applicable'` }),
    },
    { type: "text", name: `${name}_seen`, label: sayBoth(words.seen), required: true, relevant: judged(name) },
    ...(isWatched
      ? [
          {
            type: "image",
            name: `${name}_photo`,
            label: sayBoth(words.photo),
            relevant: judged(name),
            parameters: photoSize,
          },
        ]
      : []),
    { type: "text", name: `${name}_why`, label: sayBoth(words.whyNot), required: true, relevant: leftOut(name) },
  ];
};

const groupRows = (guide: AuditGuide): readonly Row[] => {
  const asked = new Set(guide.points.flatMap(({ id, outcome }) => (outcome === "nothing" ? [] : [id])));
  return pointKinds.flatMap((kind) => {
    const some = guide.points.filter((point) => point.kind === kind);
    if (some.length === 0) return [];
    return [
      { type: "begin_group", name: `g_${kind}`, label: sayBoth(kindTexts[kind]) },
      ...some.flatMap((point) => pointRows(point, asked)),
      { type: "end_group", name: "" },
    ];
  });
};

const surveyOf = (guide: AuditGuide): readonly (readonly string[])[] =>
  [
    { type: "start", name: "start" },
    { type: "end", name: "end" },
    { type: "note", name: "about", label: saidBoth((lang) => titleOf(guide, lang)) },
    { type: "date", name: "audit_day", label: sayBoth(words.auditDay), required: true },
    { type: "text", name: "client", label: sayBoth(words.client), required: true },
    { type: "text", name: "auditor", label: sayBoth(words.auditor), required: true },
    ...groupRows(guide),
  ].map(cells);

const verdict = [
  ["conformity", words.conformity],
  ["nonconformity", words.nonconformity],
  ["not_applicable", words.notApplicable],
  ["not_sampled", words.notSampled],
] as const;

// A point of a standard that is not audited has no nonconformity to choose.
const verdictNote = verdict.map((each) => (each[0] === "nonconformity" ? (["note", words.note] as const) : each));

const choicesOf = (list: string, choices: readonly (readonly [string, Message])[]): readonly (readonly string[])[] =>
  choices.map(([name, label]) => [list, name, ...languages.map((lang) => say(label, lang))]);

const sheet = (name: string, head: readonly string[], rows: readonly (readonly string[])[]): WrittenSheet => ({
  name,
  cells: [head, ...rows],
  merges: [],
  headingRows: 1,
  widths: head.map((title) => (title.startsWith("label") || title.startsWith("hint") ? 50 : 24)),
});

/** The guide as an XLSForm for Kobo, ODK, Ona and others that read the form (xlsform.org): survey, choices, settings. */
export const guideXlsform = (guide: AuditGuide): readonly [WrittenSheet, WrittenSheet, WrittenSheet] => {
  const survey = surveyOf(guide);
  const ids = [...guide.scenes.map(({ id }) => id), guide.region].map((id) => id.replace(/[^a-z0-9]/g, "_"));
  // A server takes an id's form again only under a new version: the day and what is asked make it.
  const asked = createHash("sha256").update(JSON.stringify(survey)).digest("hex").slice(0, 8);
  return [
    sheet("survey", columns, survey),
    sheet(
      "choices",
      ["list_name", "name", ...languages.map((lang) => `label::${languageNames[lang]}`)],
      [...choicesOf("verdict", verdict), ...choicesOf("verdict_note", verdictNote)],
    ),
    sheet(
      "settings",
      ["form_title", "form_id", "version", "default_language"],
      [
        [
          titleOf(guide, "zh"),
          `touchstone_${ids.join("_")}`,
          `${guide.on.replaceAll("-", "")}_${asked}`,
          languageNames.zh,
        ],
      ],
    ),
  ];
};
