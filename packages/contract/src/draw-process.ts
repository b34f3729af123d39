import type { RecordKind, Scheme } from "@touchstone/kernel";
import { caseDoers, caseFunctions } from "./messages/cases.ts";
import { type Language, say } from "./text.ts";
import { widthOf } from "./text-width.ts";

/** One record of the process, with who does it, after what, asked by what. */
type Box = {
  readonly duty: RecordKind["function"];
  readonly name: string;
  readonly id: string;
  readonly after: readonly string[];
  readonly lines: readonly string[];
};

const words = {
  filed: { zh: "填写", en: "filed by" },
  signed: { zh: "签署", en: "signed by" },
  after: { zh: "之后", en: "after" },
  gate: { zh: "规则", en: "asks" },
  prerequisite: { zh: "前提", en: "only if" },
  due: { zh: "期限（天）：", en: "due in days:" },
  only: { zh: "只用于", en: "only for" },
  months: { zh: "个月", en: "months" },
  statement: { zh: "证明", en: "statement" },
  nothing: { zh: "不产生证明", en: "no statement follows" },
} as const;

const boxesOf = (scheme: Scheme, lang: Language): readonly Box[] => {
  const titleOf = new Map(scheme.records.map(({ id, title }) => [id, title[lang]]));
  const who = (doers: readonly (keyof typeof caseDoers)[]) =>
    doers.map((doer) => say(caseDoers[doer], lang)).join(" / ");
  const titleAt = (path: string): string => {
    const [record = "", field] = path.split(".");
    const found = scheme.records.find(({ id }) => id === record)?.fields.find(({ id }) => id === field);
    return [titleOf.get(record) ?? record, ...(found === undefined ? [] : [found.title[lang]])].join(" · ");
  };
  const occasionOf = new Map(scheme.occasions.map(({ id, title }) => [id, title[lang]]));
  return scheme.records.map((kind) => ({
    duty: kind.function,
    id: kind.id,
    name: `${kind.prefix} ${kind.title[lang]}`,
    after: kind.after,
    lines: [
      `${words.filed[lang]} ${who(kind.filedBy)}; ${words.signed[lang]} ${kind.signedBy.map(({ by }) => who([by])).join(" + ")}`,
      ...(kind.after.length === 0
        ? []
        : [`${words.after[lang]} ${kind.after.map((id) => titleOf.get(id) ?? id).join(", ")}`]),
      ...(kind.occasions.length === 0
        ? []
        : [`${words.only[lang]} ${kind.occasions.map((id) => occasionOf.get(id) ?? id).join(", ")}`]),
      ...[...new Set(kind.gates.map(({ pack }) => pack))].map((pack) => `${words.gate[lang]} ${pack}`),
      ...scheme.prerequisites
        .filter(({ at }) => at === kind.id)
        .map(({ title }) => `${words.prerequisite[lang]} ${title[lang]}`),
      ...(kind.due === undefined ? [] : [`${words.due[lang]} ${kind.due.days} ← ${titleAt(kind.due.from)}`]),
    ],
  }));
};

const endOf = (scheme: Scheme, lang: Language): string =>
  scheme.statement === null
    ? words.nothing[lang]
    : `${words.statement[lang]} ${scheme.statement.title[lang]}${scheme.statement.months === null ? "" : `, ${scheme.statement.months} ${words.months[lang]}`}`;

export type DrawnBox = Box & {
  /** The lines as they fit into the box. */
  readonly rows: readonly string[];
  readonly top: number;
  readonly height: number;
  /** The name of the function, where another one begins. */
  readonly heading: string | null;
};

export type DrawnProcess = {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Where boxes begin and how wide they are; headings stand to their left. */
  readonly left: number;
  readonly boxWidth: number;
  readonly line: number;
  readonly boxes: readonly DrawnBox[];
  /** From a record to each that waits for it: straight where it is the next one, else a curve on the right. */
  readonly arrows: readonly { readonly key: string; readonly d: string }[];
  readonly end: string;
};

const left = 140;
const boxWidth = 500;
const line = 18;
const edge = left + boxWidth;

// In halves of a Han character.
const fits = 70;

/** Broken between words, and anywhere between Han characters. */
const wrapped = (text: string): readonly string[] => {
  const parts = text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? [];
  const rows: string[] = [""];
  for (const part of parts) {
    const last = rows.at(-1) ?? "";
    if (last !== "" && widthOf(last) + widthOf(part.trimEnd()) > fits) rows.push(part);
    else rows[rows.length - 1] = last + part;
  }
  return rows;
};

/** The process of a scheme in one column, as places on a sheet: the command line and the pages draw it alike. */
export const processOf = (scheme: Scheme, lang: Language): DrawnProcess => {
  let top = 48;
  const named = boxesOf(scheme, lang);
  const boxes = named.map((box, at): DrawnBox => {
    const rows = box.lines.flatMap(wrapped);
    const height = 30 + rows.length * line;
    const heading = named[at - 1]?.duty === box.duty ? null : say(caseFunctions[box.duty], lang);
    const placed = { ...box, rows, top, height, heading };
    top += height + 22;
    return placed;
  });
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const arrows = boxes.flatMap((box, at) =>
    box.after.flatMap((id) => {
      const from = byId.get(id);
      if (from === undefined) return [];
      const start = from.top + from.height;
      const d =
        boxes[at - 1] === from
          ? `M 360 ${start} V ${box.top - 2}`
          : `M ${edge} ${start - 12} C ${edge + 60} ${start}, ${edge + 60} ${box.top}, ${edge + 2} ${box.top + 12}`;
      return [{ key: `${id}-${box.id}`, d }];
    }),
  );
  const title = `${scheme.title[lang]} · ${scheme.id} ${scheme.edition}`;
  return { title, width: edge + 70, height: top + 24, left, boxWidth, line, boxes, arrows, end: endOf(scheme, lang) };
};
