import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandOrganisation } from "../parties/index.ts";
import { openServer } from "../server.ts";
import { bareEngine } from "../testing/bare-store.ts";
import { engineKinds } from "../testing/engines.ts";
import { testWorld } from "../testing/test-world.ts";
import { NotTheDemos } from "./seed.ts";

it.each(engineKinds)("the demo leaves a database alone in which others are at work, on %s", async (kind) => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-real-"));
  const engine = await bareEngine(kind);
  const { world } = testWorld();
  const open = (demo: boolean) => openServer({ data, origin: "http://127.0.0.1", demo, engine, world });
  const real = await open(false);
  try {
    const registration = { kind: "company", name: { zh: "真单位", en: "Real" }, region: "330100" } as const;
    await commandOrganisation(real.services.store, {
      id: world.newId(),
      key: "real",
      actor: "01900000-0000-7000-8000-00000000ffff",
      command: { type: "RegisterOrganisation", registration },
    });
    await expect(open(true)).rejects.toBeInstanceOf(NotTheDemos);
    expect(await real.services.identity.hasAccount("manager@touchstone.example")).toBe(false);
  } finally {
    await real.close();
    rmSync(data, { recursive: true, force: true });
  }
});
