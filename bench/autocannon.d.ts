// autocannon ships no types; this is the part that the benches use.
declare module "autocannon" {
  type Request = { path: string; headers: Record<string, string>; body?: string };
  export type Result = {
    readonly requests: { readonly average: number; readonly total: number };
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
    readonly errors: number;
    readonly non2xx: number;
  };
  const autocannon: (options: {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly method?: "GET" | "POST";
    readonly requests: readonly { readonly setupRequest: (request: Request) => Request }[];
  }) => Promise<Result>;
  export default autocannon;
}
