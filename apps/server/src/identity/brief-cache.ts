/**
 * Remembers answers for at most a second: revoked rights end within that time (reliability.md T6), and a burst of
 * requests asks the database once.
 */
export const briefCache = <Value>(now: () => number, lifetime = 1000, most = 10_000) => {
  const entries = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return {
    get: (key: string, make: () => Promise<Value>): Promise<Value> => {
      const known = entries.get(key);
      if (known !== undefined && known.until > now()) return known.value;
      if (entries.size >= most) entries.clear();
      const value = make();
      entries.set(key, { value, until: now() + lifetime });
      value.catch(() => entries.delete(key));
      return value;
    },
    forget: (key: string): void => {
      entries.delete(key);
    },
  };
};
