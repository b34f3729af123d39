/** The pages that every check visits, and as whom. */
export type Visited = { readonly name: string; readonly path: string; readonly account: string | null };

export const visitedPages: readonly Visited[] = [
  { name: "front", path: "/", account: null },
  { name: "sign-in", path: "/app/sign-in", account: null },
  { name: "api", path: "/api/docs", account: null },
  { name: "inbox-manager", path: "/app/", account: "manager" },
  { name: "inbox-planner", path: "/app/", account: "planner" },
  { name: "laws", path: "/app/requirements", account: "manager" },
  { name: "people", path: "/app/parties", account: "planner" },
  { name: "rules", path: "/app/schemes/rules", account: "planner" },
  { name: "rule", path: "/app/schemes/rules/audit-time", account: "planner" },
  { name: "vocabulary", path: "/app/schemes/vocabulary", account: "planner" },
  { name: "no-such-page", path: "/app/nowhere", account: "manager" },
];
