/** Failed sign-ins of one address within the window; at the limit the door stays shut until it has passed. */
export const failedAttempts = (now: () => number, limit = 8, window = 15 * 60_000, most = 100_000) => {
  const failures = new Map<string, { readonly count: number; readonly since: number }>();
  const current = (who: string) => {
    const known = failures.get(who);
    return known !== undefined && now() - known.since < window ? known : { count: 0, since: now() };
  };
  return {
    isShut: (who: string): boolean => current(who).count >= limit,
    fail: (who: string): void => {
      // A flood of made-up addresses must not fill the memory: the oldest entry goes.
      if (failures.size >= most) failures.delete(failures.keys().next().value ?? "");
      const { count, since } = current(who);
      failures.set(who, { count: count + 1, since });
    },
    succeed: (who: string): void => {
      failures.delete(who);
    },
  };
};
