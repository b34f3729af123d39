const spoken = (text: string): string => text.normalize("NFKC").toLowerCase();
const wordsOf = (text: string): readonly string[] =>
  spoken(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** One name however it is spaced and whichever width its signs have: "周 明" is "周明". */
export const nameKey = (name: string): string => wordsOf(name).join("");

const isHan = (name: string): boolean => /^\p{Script=Han}{2,}$/u.test(name);

/**
 * Whether an owner, written as text, names the person: "周明", "周 明", "仓储部 周明", "仓储部周明", "Zhou Ming (QA)". Chinese
 * runs its words together, so there the name may end a longer word; 周明远 is somebody else.
 */
export const namesOwner = (owner: string, person: string): boolean => {
  const words = wordsOf(owner);
  const name = nameKey(person);
  if (name === "") return false;
  return words.some((_, last) =>
    words.slice(0, last + 1).some((__, first) => {
      const run = words.slice(first, last + 1).join("");
      return run === name || (isHan(name) && run.endsWith(name));
    }),
  );
};
