import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const here = programHere();
afterAll(here.remove);
const { answer, refused, run } = here;
const organisation = "01900000-0000-7000-8000-00000000c001";
const laws = ["register", "laws", "--organisation", organisation, "--data", "data"];
const families = async (...given: readonly string[]): Promise<readonly string[]> =>
  (await answer(...laws, ...given)).missing.map(({ family }: { family: string }) => family);

describe("touchstone register laws", () => {
  it("lists the Jiangsu regulation for Nanjing and not for Hangzhou, the GDPR for who sells to the EU (OH-13, IS-4)", async () => {
    const nanjing = await families("--region", "320100", "--scene", "lift", "--market", "EU");
    expect(nanjing).toEqual(expect.arrayContaining(["js-special-equipment-regulation", "eu-gdpr"]));
    const hangzhou = await families("--region", "330100", "--scene", "lift");
    expect(hangzhou).not.toContain("js-special-equipment-regulation");
    expect(hangzhou).not.toContain("eu-gdpr");
    const told = await run(...laws, "--region", "320100", "--scene", "lift", "--lang", "en");
    expect(told.out).toContain("Jiangsu  江苏省特种设备安全条例");
    await refused("market-unknown", ...laws, "--region", "320100", "--market", "MOON");
    await refused("region-unknown", ...laws, "--region", "moon");
  });
});
