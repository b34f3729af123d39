import type { OutputOf } from "./client.ts";
import { readingTexts } from "./messages/reading.ts";
import { factorTexts } from "./messages/requirements.ts";
import type { readingRoutes } from "./routes/reading.ts";
import { type Language, say } from "./text.ts";
import { cutTo, widthOf } from "./text-width.ts";

export type Fishbone = OutputOf<typeof readingRoutes.fishbone>;
type Subclass = Fishbone["bones"][number]["subclasses"][number];
export type Factor = Fishbone["bones"][number]["factor"];

/** One dimension with what hangs on it: a name, and under it in small where it comes from. */
type Bone = { readonly factor: Factor; readonly hangs: readonly { readonly name: string; readonly under: string }[] };
type Sheet = {
  readonly title: string;
  readonly bones: readonly Bone[];
  readonly head: string;
  readonly foot: string;
};

/** A title as people say it, without the name of the state. */
export const shortTitle = (title: string): string => title.replace(/^中华人民共和国/, "");

/** The article stays whole, whatever is left out of the title; others of the same sub-class are counted. */
const clausesOf = ({ clauses }: Subclass): string => {
  const [first, ...others] = new Map(
    clauses.map(({ provision }) => [`${provision.family} ${provision.article}`, provision]),
  ).values();
  if (first === undefined) return "";
  const end = `${first.article === null ? "" : ` ${first.article}`}${others.length === 0 ? "" : ` +${others.length}`}`;
  return `${cutTo(shortTitle(first.title), clauseFits - widthOf(end))}${end}`;
};

type Twig = {
  readonly name: string;
  readonly clauses: string;
  readonly y: number;
  readonly x1: number;
  readonly x2: number;
};
type DrawnBone = {
  readonly label: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly twigs: readonly Twig[];
};
type Drawn = {
  readonly width: number;
  readonly height: number;
  readonly spine: number;
  readonly bones: readonly DrawnBone[];
  readonly head: readonly string[];
};

const column = 330;
const slant = 70;
const row = 40;
const first = 30;
const shortest = 3;
const label = 34;
const margin = 20;
const headWidth = 190;
// Names at 13 px, clauses at 11 px, in halves of a Han character.
const nameFits = 34;
const clauseFits = 40;

const above: readonly Bone["factor"][] = ["人", "机", "料"];

const drawBone = (bone: Bone, lang: Language, right: number, spine: number, side: -1 | 1): DrawnBone => {
  const length = first + Math.max(shortest, bone.hangs.length) * row;
  const at = (distance: number) => right - (slant * distance) / length;
  const twigs = bone.hangs.map(({ name, under }, index) => {
    const distance = first + index * row + row / 2;
    return {
      name: cutTo(name, nameFits),
      clauses: under,
      y: spine + side * distance,
      x1: right - column + slant / 2 - 16,
      x2: at(distance),
    };
  });
  return {
    label: `${say(factorTexts[bone.factor], lang)} · ${bone.hangs.length}`,
    from: [right, spine],
    to: [right - slant, spine + side * length],
    twigs,
  };
};

const wrapTitle = (text: string): readonly string[] => {
  const lines: string[] = [""];
  for (const part of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && widthOf(last) + widthOf(part.trimEnd()) > 16) lines.push(part);
    else lines[lines.length - 1] = last + part;
  }
  return lines.slice(0, 4);
};

/** The picture as places on a sheet: three dimensions above the spine, two below, what it is about at its head. */
const drawSheet = (sheet: Sheet, lang: Language): Drawn => {
  const halves = [
    sheet.bones.filter(({ factor }) => above.includes(factor)),
    sheet.bones.filter(({ factor }) => !above.includes(factor)),
  ];
  const [up = shortest, down = shortest] = halves.map((half) =>
    Math.max(shortest, ...half.map(({ hangs }) => hangs.length)),
  );
  const spine = margin + label + first + up * row;
  const bones = halves.flatMap((half, at) =>
    half.map((bone, index) => {
      const right = margin + (index + 1) * column + (at === 0 ? 0 : column / 2);
      return drawBone(bone, lang, right, spine, at === 0 ? -1 : 1);
    }),
  );
  return {
    width: margin * 2 + above.length * column + headWidth,
    height: spine + first + down * row + label + margin,
    spine,
    bones,
    head: [...wrapTitle(sheet.head), sheet.foot],
  };
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const boneSvg = ({ label: name, from, to, twigs }: DrawnBone, spine: number): string => {
  const up = to[1] < spine;
  const width = widthOf(name) * 7.5 + 24;
  const top = up ? to[1] - label : to[1];
  return [
    `<path class="bone" d="M ${from.join(" ")} L ${to.join(" ")}"/>`,
    `<rect class="dimension" x="${to[0] - width / 2}" y="${top}" width="${width}" height="${label - 6}" rx="4"/>`,
    `<text class="dimension" x="${to[0]}" y="${top + 19}">${escaped(name)}</text>`,
    ...twigs.map(
      ({ name: each, clauses, x1, x2, y }) =>
        `<path class="twig" d="M ${x1} ${y} H ${x2.toFixed(1)}"/>` +
        `<text x="${x1}" y="${y - 5}">${escaped(each)}</text>` +
        `<text class="clause" x="${x1}" y="${y + 13}">${escaped(clauses)}</text>`,
    ),
  ].join("\n");
};

const style = `text{font:13px system-ui,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;fill:#1d2125}
.clause{font-size:11px;fill:#5f6772}.dimension{font-weight:600;text-anchor:middle;fill:#fff}rect.dimension,.head{fill:#1d2125}
.spine{stroke:#1d2125;stroke-width:4}.bone{stroke:#1d2125;stroke-width:2}.twig{stroke:#8a8d8f}
text.title{fill:#fff;font-weight:600;font-size:16px;text-anchor:middle}text.day{fill:#cfd3d8;font-size:12px;font-weight:400}`;

const sheetSvg = (sheet: Sheet, lang: Language): string => {
  const { width, height, spine, bones, head } = drawSheet(sheet, lang);
  const tip = width - margin;
  const start = tip - headWidth;
  const top = spine - (head.length * 22) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escaped(sheet.title)}</title>`,
    `<style>${style}</style>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<path class="spine" d="M ${margin} ${spine} H ${start}"/>`,
    ...bones.map((bone) => boneSvg(bone, spine)),
    `<path class="head" d="M ${start} ${spine - 70} L ${tip - 30} ${spine - 52} Q ${tip} ${spine} ${tip - 30} ${spine + 52} L ${start} ${spine + 70} Z"/>`,
    ...head.map(
      (text, index) =>
        `<text class="title${index === head.length - 1 ? " day" : ""}" x="${start + headWidth / 2 - 14}" y="${top + 16 + index * 22}">${escaped(text)}</text>`,
    ),
    "</svg>",
    "",
  ].join("\n");
};

/** The picture as a file: the command line writes it, the page shows and saves it. */
export const fishboneSvg = (fishbone: Fishbone, lang: Language): string =>
  sheetSvg(
    {
      title: say(readingTexts.fishbone, lang),
      bones: fishbone.bones.map(({ factor, subclasses }) => ({
        factor,
        hangs: subclasses.map((subclass) => ({ name: subclass.name[lang], under: clausesOf(subclass) })),
      })),
      head: fishbone.scenes.map(({ name }) => name[lang]).join(" · "),
      foot: `${fishbone.region}  ${fishbone.on}`,
    },
    lang,
  );

/** Causes of one finding or incident by dimension; all five are drawn, also those in which nothing was found. */
export type Causes = {
  /** What the list of causes is called in its record. */
  readonly title: string;
  readonly of: string;
  readonly on: string;
  readonly causes: readonly { readonly factor: Factor; readonly cause: string }[];
};

const factors: readonly Factor[] = ["人", "机", "料", "法", "环"];

export const causesSvg = ({ title, of, on, causes }: Causes, lang: Language): string =>
  sheetSvg(
    {
      title,
      bones: factors.map((factor) => ({
        factor,
        hangs: causes.filter((one) => one.factor === factor).map(({ cause }) => ({ name: cause, under: "" })),
      })),
      head: of,
      foot: on,
    },
    lang,
  );
