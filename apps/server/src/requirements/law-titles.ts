import { type LawBase, type TitleIndex, titleIndex } from "@touchstone/requirements";
import { pinyin } from "pinyin-pro";

const initials = (title: string): string =>
  pinyin(title, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" }).join("").toLowerCase();

/** The titles of the base as it stands, indexed once; initials once for each title, since they cost more than all else. */
export const openTitles = (): ((base: LawBase) => TitleIndex) => {
  const known = new Map<string, string>();
  const initialsOf = (title: string): string => {
    const kept = known.get(title) ?? initials(title);
    known.set(title, kept);
    return kept;
  };
  const indexes = new WeakMap<LawBase, TitleIndex>();
  return (base) => {
    const kept = indexes.get(base) ?? titleIndex(base.documents, initialsOf);
    indexes.set(base, kept);
    return kept;
  };
};
