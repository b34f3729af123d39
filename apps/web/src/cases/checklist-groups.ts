import { chapterTexts } from "@touchstone/contract";
import type { CasePoint } from "./case-words.tsx";

export type Chapter = keyof typeof chapterTexts;
const isChapter = (text: string): text is Chapter => text in chapterTexts;

export type Group = {
  readonly key: string;
  /** A chapter of the standards, or the scene whose law gave the points. */
  readonly of:
    | { readonly chapter: string; readonly known: Chapter | null }
    | { readonly scene: string; readonly site: CasePoint["site"] };
  readonly points: readonly CasePoint[];
  readonly judged: number;
};

const chapterOf = (clause: string): string =>
  clause.startsWith("A.") ? clause.split(".").slice(0, 2).join(".") : (clause.split(".")[0] ?? clause);

const placeOf = ({ provision, standard, scene, site }: CasePoint): Group["of"] => {
  if (provision !== null) return { scene, site };
  const chapter = chapterOf(standard.clause);
  // The themes have names from the edition of 2022 on; before, a control had three numbers (A.5.1.1).
  const isOlder = standard.clause.startsWith("A.") && standard.clause.split(".").length > 3;
  return { chapter, known: !isOlder && isChapter(chapter) ? chapter : null };
};

const keyOf = (of: Group["of"]): string => {
  if (!("scene" in of)) return `clause-${of.chapter}`;
  return of.site === null ? `scene-${of.scene}` : `scene-${of.scene}-${of.site.region}-${of.site.name.zh}`;
};

/** Points in the order of the checklist, under the chapter or scene that they belong to. */
export const groupsOf = (points: readonly CasePoint[]): readonly Group[] => {
  const groups = new Map<string, CasePoint[]>();
  for (const point of points) {
    const key = keyOf(placeOf(point));
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  return [...groups].flatMap(([key, found]) =>
    found.slice(0, 1).map((first) => ({
      key,
      of: placeOf(first),
      points: found,
      judged: found.filter(({ verdict }) => verdict !== null).length,
    })),
  );
};
