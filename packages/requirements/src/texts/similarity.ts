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
export const likeness = (a: Pairs, b: Pairs): number => {
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [pair, count] of small.counts) shared += Math.min(count, large.counts.get(pair) ?? 0);
  const total = a.total + b.total;
  const dice = total === 0 ? 1 : (2 * shared) / total;
  const shorter = Math.min(a.total, b.total);
  const held = shorter < enough ? 0 : shared / shorter;
  return held < takenOver ? dice : Math.max(dice, 0.5 + (held - takenOver) / 2);
};
