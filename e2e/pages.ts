/** The pages that every check visits, and as whom. Paths with a `:name` are filled by what the server knows. */
export type Visited = { readonly name: string; readonly path: string; readonly account: string | null };

export const visitedPages: readonly Visited[] = [
  { name: "front", path: "/", account: null },
  { name: "sign-in", path: "/app/sign-in", account: null },
  { name: "inbox-manager", path: "/app/", account: "manager" },
  { name: "inbox-planner", path: "/app/", account: "planner" },
  { name: "no-such-page", path: "/app/nowhere", account: "manager" },
];
