import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeLaw } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const law = "zz-made-law@2026-10-01";
const company = "01900000-0000-7000-8000-00000000c001";

describe("laws impact, changes, told, letters, move on the command line", () => {
  const { folder, run, answer, refused, remove } = programHere();
  let server: RunningServer;
  const there = (): readonly string[] => ["--server", server.origin, "--data", server.data];
  beforeAll(async () => {
    server = await startServer();
    for (const [name, made] of [
      ["old.json", madeLaw("2020-01-01", "2020-02-01", "每年检查一次电梯，并且作出记录。")],
      ["new.json", madeLaw("2026-10-01", "2099-03-01", "每半年检查一次电梯，并且作出记录。")],
    ] as const) {
      writeFileSync(join(folder, name), JSON.stringify(made));
      await answer("laws", "import", join(folder, name), ...there());
    }
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it("says what a version touches, and refuses a name that is none", async () => {
    const impact = await answer("laws", "impact", law, ...there());
    expect(impact).toMatchObject({
      change: { event: "version", on: "2099-03-01", due: "2099-01-30" },
      diffs: [{ compared: true, changed: 1 }],
      toReview: { owners: 0, rows: 0 },
      fanOut: null,
    });
    const { out } = await run("laws", "impact", law, "--lang", "en", ...there());
    expect(out).toContain("Look by 2099-01-30");
    expect(out).toContain("Nobody is to be told");
    const own = await answer("laws", "impact", law, "--organisation", company, ...there());
    expect(own.rows).toEqual([]);
    await refused("law-unknown", "laws", "impact", "zz-made-law@1999-01-01", ...there());
    await refused("law-changes-nothing", "laws", "impact", "zz-made-law@2020-01-01", ...there());
    expect(await answer("laws", "told", ...there())).toEqual({ changes: [] });
    const letters = await answer("laws", "letters", law, "--organisation", company, ...there());
    expect(letters).toEqual({ letters: [], more: false });
  });

  it("says which rules have a coming edition, and refuses one that has none", async () => {
    const body = "01900000-0000-7000-8000-00000000b001";
    expect(await answer("laws", "rule-editions", "--organisation", body, ...there())).toEqual({ rules: [] });
    const named = ["laws", "rule-editions", "surveillance@cn-1900", "--organisation", body];
    await refused("rule-change-unknown", ...named, ...there());
  });

  it("says what changes when", async () => {
    const { items } = await answer("laws", "changes", "--from", "2099-01-01", "--to", "2099-12-31", ...there());
    expect(items).toMatchObject([{ on: "2099-03-01", event: "starts", version: "2026-10-01" }]);
    await refused("calendar-too-long", "laws", "changes", "--from", "2030-01-01", "--to", "2020-01-01", ...there());
  });

  it("moves a site with a server and without one, to the same answer", async () => {
    const move = ["laws", "move", "--scene", "canteen", "--from", "330100", "--to", "371700", "--on", "2026-11-23"];
    const [served, local] = [await answer(...move, ...there()), await answer(...move, "--laws", folder)];
    expect(served).toEqual(local);
    expect(served.licences.gained.map(({ id }: { id: string }) => id)).toEqual(["CT-027"]);
    expect(served.focus.lost.map(({ id }: { id: string }) => id)).toEqual(["CT-042"]);
    await refused("scene-unknown", "laws", "move", "--scene", "boat", "--from", "330100", "--to", "371700", ...there());
  });
});
