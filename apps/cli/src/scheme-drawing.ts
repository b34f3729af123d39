import { caseDoers, caseFunctions, type Language, say } from "@touchstone/contract";
import type { RecordKind, Scheme } from "@touchstone/kernel";

/** The process of a scheme: records in their order, by function, with who does them, after what, asked by what. */
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
      ...kind.gates.map(({ pack }) => `${words.gate[lang]} ${pack}`),
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

export const drawAsText = (scheme: Scheme, lang: Language): readonly string[] => {
  const boxes = boxesOf(scheme, lang);
  return [
    `${scheme.title[lang]}  ${scheme.id} ${scheme.edition}`,
    ...boxes.flatMap(({ duty, name, lines }, at) => [
      ...(boxes[at - 1]?.duty === duty ? [] : ["", `[${say(caseFunctions[duty], lang)}]`]),
      `${at === 0 ? " " : "↓"} ${name}`,
      ...lines.map((line) => `    ${line}`),
    ]),
    "",
    `⇒ ${endOf(scheme, lang)}`,
  ];
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const width = 640;
const line = 18;

/** One column of boxes; a curve on the right joins a record to each that it waits for and that is not just above it. */
export const drawAsSvg = (scheme: Scheme, lang: Language): string => {
  let top = 48;
  const placed = boxesOf(scheme, lang).map((box) => {
    const height = 30 + box.lines.length * line;
    const at = { ...box, top, height };
    top += height + 22;
    return at;
  });
  const byId = new Map(placed.map((box) => [box.id, box]));
  const text = (x: number, y: number, content: string, weight = 400) =>
    `<text x="${x}" y="${y}" font-weight="${weight}">${escaped(content)}</text>`;
  const arrows = placed.flatMap((box, at) =>
    box.after.flatMap((id) => {
      const from = byId.get(id);
      if (from === undefined) return [];
      const start = from.top + from.height;
      const d =
        placed[at - 1] === from
          ? `M 360 ${start} V ${box.top - 2}`
          : `M ${width} ${start - 12} C ${width + 60} ${start}, ${width + 60} ${box.top}, ${width + 2} ${box.top + 12}`;
      return [`<path d="${d}" fill="none" stroke="#444" marker-end="url(#tip)"/>`];
    }),
  );
  const boxes = placed.map(
    (box, at) =>
      `${placed[at - 1]?.duty === box.duty ? "" : text(8, box.top + 20, say(caseFunctions[box.duty], lang), 600)}` +
      `<rect x="140" y="${box.top}" width="${width - 140}" height="${box.height}" rx="4" fill="#fff" stroke="#444"/>` +
      text(152, box.top + 20, box.name, 600) +
      box.lines.map((each, row) => text(152, box.top + 20 + (row + 1) * line, each)).join(""),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + 70} ${top + 24}" font-family="sans-serif" font-size="13">`,
    `<title>${escaped(scheme.title[lang])}</title>`,
    '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    text(8, 24, `${scheme.title[lang]} · ${scheme.id} ${scheme.edition}`, 600),
    ...arrows,
    ...boxes,
    text(152, top + 8, `⇒ ${endOf(scheme, lang)}`, 600),
    "</svg>",
  ].join("\n");
};
