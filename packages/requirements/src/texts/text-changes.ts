/** A run of characters that stayed, went or came. */
export type TextChange = { readonly kind: "same" | "removed" | "added"; readonly text: string };

// Two articles of 2,000 characters each; beyond it the middle counts as replaced whole, which is true and quick.
const most = 4_000_000;

const commonStart = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
};

const commonEnd = (a: string, b: string, start: number): number => {
  let length = 0;
  while (length < Math.min(a.length, b.length) - start && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
};

/** Lengths of the longest common subsequence of every pair of suffixes. */
const suffixLengths = (a: string, b: string): { readonly at: (i: number, j: number) => number } => {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return { at };
};

const middle = (a: string, b: string): readonly TextChange[] => {
  if (a.length * b.length > most) {
    return [
      { kind: "removed", text: a },
      { kind: "added", text: b },
    ];
  }
  const { at } = suffixLengths(a, b);
  const changes: TextChange[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      changes.push({ kind: "same", text: a.charAt(i) });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: "removed", text: a.charAt(i) });
      i += 1;
    } else {
      changes.push({ kind: "added", text: b.charAt(j) });
      j += 1;
    }
  }
  return changes;
};

const joined = (changes: readonly TextChange[]): readonly TextChange[] => {
  const runs: TextChange[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (change.text === "") continue;
    if (last?.kind === change.kind) runs[runs.length - 1] = { kind: last.kind, text: last.text + change.text };
    else runs.push(change);
  }
  return runs;
};

/** What must go and come to make one text of the other, character by character. */
export const textChanges = (from: string, to: string): readonly TextChange[] => {
  const start = commonStart(from, to);
  const end = commonEnd(from, to, start);
  return joined([
    { kind: "same", text: from.slice(0, start) },
    ...middle(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    { kind: "same", text: from.slice(from.length - end) },
  ]);
};
