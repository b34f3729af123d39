import { ContentWrong } from "@touchstone/server";
import type { Command } from "commander";
import { afterEach, expect, it, vi } from "vitest";
import { contentRefusals, endOnWrongContent } from "./content-refused.ts";
import { runProgram } from "./program.ts";

const { exitCode } = process;
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = exitCode;
});

const wrong = new ContentWrong([
  { file: "records/incident.yaml", line: 3, message: "title: expected string" },
  { file: "records/aim.yaml", line: null, message: "> 4194304 characters" },
]);

it("a wrong file of content/ is a refusal with its place, and no other fault is one", async () => {
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

it("a command that comes upon one ends, whatever it had opened until then", async () => {
  vi.doMock("./vocabulary.ts", () => ({
    vocabularyCommand: (program: Command) =>
      program.command("vocabulary").action(() => {
        throw wrong;
      }),
  }));
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`ended with ${code}`);
  });
  await expect(runProgram(["vocabulary"])).rejects.toThrow("ended with 1");
  vi.doUnmock("./vocabulary.ts");
});

it("a server that meets one while it runs says where, without a stack, and ends; another fault stays a fault", async () => {
  let said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const end = vi.fn<() => void>();
  await endOnWrongContent(() => Promise.reject(wrong), end);
  expect([process.exitCode, end.mock.calls.length, /^ +at /m.test(said)]).toEqual([1, 1, false]);
  expect(said).toContain("content/records/incident.yaml:3");
  const fault = new Error("a fault of the program");
  await expect(endOnWrongContent(() => Promise.reject(fault), end)).rejects.toBe(fault);
  expect(end).toHaveBeenCalledTimes(1);
});
