import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const { answer, refused, run, remove } = programHere();
afterAll(remove);

const body = "01900000-0000-7000-8000-00000000b001";
const nobody = "01900000-0000-7000-8000-0000000000ff";
const here = ["--organisation", body, "--as", "planner", "--data", "demo"] as const;

describe("the programme by the command line, over the app in the folder", { timeout: 180_000 }, () => {
  it("answers with the board, and with the certificates to old editions", async () => {
    const board = await answer("case", "programme", ...here, "--on", "2026-12-01");
    expect(board).toEqual({ on: "2026-12-01", statements: 0, lines: [], workload: [], more: false });
    expect(await answer("case", "transition", ...here, "--on", "2026-12-01")).toMatchObject({ lines: [], months: [] });
  });

  it("team-check says what a team covers, and exits 1 where nobody can", async () => {
    const as = ["--as", "planner", "--data", "demo"] as const;
    const client = ["--client", "01900000-0000-7000-8000-00000000c001", "--region", "330100"] as const;
    const { id } = await answer("case", "open", ...here, ...client);
    const asked = (person: string) => ["case", "team-check", id, "--team", person, "--areas", "32", ...as];
    const leader = "01900000-0000-7000-8000-00000000a004";
    expect(await answer(...asked(leader))).toMatchObject({ unmet: [], more: false });
    const unfit = await run(...asked("01900000-0000-7000-8000-00000000a007"), "--json");
    expect(unfit.code).toBe(1);
    expect(JSON.parse(unfit.out).unmet[0].areas[0]).toMatchObject({ area: "32", people: [{ name: "顾青" }] });
    expect((await run("case", "team-check", id, ...as)).code).toBe(2);
  });

  it("a visit for a certificate that the body does not hold is refused with its rule", async () => {
    const days = ["--from", "2027-01-10", "--to", "2027-01-11", "--visit-days", "2"] as const;
    const wrong = await refused("programme-statement-unknown", "case", "plan-visit", nobody, ...here, ...days);
    expect(wrong.rule).toEqual({ source: "ISO/IEC 17021-1:2015", clause: "9.1.3" });
    expect((await run("case", "plan-visit", nobody, ...here, "--from", "soon")).code).toBe(2);
  });
});
