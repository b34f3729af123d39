/** How often each pair of neighbouring characters occurs, and how many pairs there are. */
export type Pairs = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

export const pairsOf = (text: string): Pairs => {
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, text.length - 1) };
};

// A shorter text than this is contained in many others by chance.
const enough = 20;
// The share of the shorter text found in the longer one from which it counts as taken over and extended.
const takenOver = 0.8;

/**
 * How alike two texts are, 0 to 1: Dice's coefficient of their pairs of characters; at least 0.5 where the longer text
 * holds the shorter one, as when an amendment adds paragraphs to an article.
 */
const likeness = (shared: number, one: number, other: number): number => {
  const total = one + other;
  const dice = total === 0 ? 1 : (2 * shared) / total;
  const shorter = Math.min(one, other);
  const held = shorter < enough ? 0 : shared / shorter;
  return held < takenOver ? dice : Math.max(dice, 0.5 + (held - takenOver) / 2);
};

type Posting = { readonly at: number; readonly count: number };

/**
 * How alike a text is to each of the given ones. Two codes have 1.5 million couples of articles that share little: only
 * what they share is looked at.
 */
export const likenessTo = (others: readonly Pairs[]): ((one: Pairs) => readonly number[]) => {
  const postings = new Map<string, Posting[]>();
  for (const [at, { counts }] of others.entries()) {
    for (const [pair, count] of counts) {
      const known = postings.get(pair);
      if (known === undefined) postings.set(pair, [{ at, count }]);
      else known.push({ at, count });
    }
  }
  return ({ counts, total }) => {
    const shared = new Uint32Array(others.length);
    for (const [pair, count] of counts) {
      for (const { at, count: other } of postings.get(pair) ?? []) {
        shared[at] = (shared[at] ?? 0) + Math.min(count, other);
      }
    }
    return others.map((other, at) => likeness(shared[at] ?? 0, total, other.total));
  };
};
