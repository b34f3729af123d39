import { type Language, processOf } from "@touchstone/contract";
import type { Scheme } from "@touchstone/kernel";

export const drawAsText = (scheme: Scheme, lang: Language): readonly string[] => {
  const { boxes, end } = processOf(scheme, lang);
  return [
    `${scheme.title[lang]}  ${scheme.id} ${scheme.edition}`,
    ...boxes.flatMap(({ heading, name, lines }, at) => [
      ...(heading === null ? [] : ["", `[${heading}]`]),
      `${at === 0 ? " " : "↓"} ${name}`,
      ...lines.map((line) => `    ${line}`),
    ]),
    "",
    `⇒ ${end}`,
  ];
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const text = (x: number, y: number, content: string, weight = 400): string =>
  `<text x="${x}" y="${y}" font-weight="${weight}">${escaped(content)}</text>`;

export const drawAsSvg = (scheme: Scheme, lang: Language): string => {
  const { title, width, height, left, boxWidth, line, boxes, arrows, end } = processOf(scheme, lang);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<title>${escaped(scheme.title[lang])}</title>`,
    '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    text(8, 24, title, 600),
    ...arrows.map(({ d }) => `<path d="${d}" fill="none" stroke="#444" marker-end="url(#tip)"/>`),
    ...boxes.map(
      (box) =>
        `${box.heading === null ? "" : text(8, box.top + 20, box.heading, 600)}` +
        `<rect x="${left}" y="${box.top}" width="${boxWidth}" height="${box.height}" rx="4" fill="#fff" stroke="#444"/>` +
        text(left + 12, box.top + 20, box.name, 600) +
        box.rows.map((each, row) => text(left + 12, box.top + 20 + (row + 1) * line, each)).join(""),
    ),
    text(left + 12, height - 16, `⇒ ${end}`, 600),
    "</svg>",
  ].join("\n");
};
