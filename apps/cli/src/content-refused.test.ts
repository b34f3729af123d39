import { ContentWrong } from "@touchstone/server";
import { expect, it } from "vitest";
import { contentRefusals } from "./content-refused.ts";

it("a wrong file of content/ is a refusal with its place, and no other fault is one", async () => {
  const wrong = new ContentWrong([
    { file: "records/incident.yaml", line: 3, message: "title: expected string" },
    { file: "records/aim.yaml", line: null, message: "> 4194304 characters" },
  ]);
  expect(await contentRefusals(wrong)).toMatchObject([
    {
      code: "content-wrong",
      facts: { file: "content/records/incident.yaml:3", what: "title: expected string" },
      place: { file: "content/records/incident.yaml", row: 3, column: null },
    },
    { facts: { file: "content/records/aim.yaml" }, place: { row: null } },
  ]);
  expect(await contentRefusals(new Error("a fault of the program"))).toBeNull();
});
