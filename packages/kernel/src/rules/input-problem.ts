import type { z } from "zod";
import { houseRule, type Refusal, refusal } from "../refusal.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with a value, as a word that the catalogue knows, and the limit that it broke. */
const problemOf = (issue: Issue): { readonly what: string; readonly limit: string } => {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return { what: "needed", limit: "" };
      return { what: `not-${issue.expected === "int" ? "number" : issue.expected}`, limit: "" };
    case "invalid_value":
      return issue.input === undefined
        ? { what: "needed", limit: "" }
        : { what: "not-among", limit: issue.values.map(String).join(", ") };
    case "too_small":
      return { what: issue.inclusive === false ? "not-over" : "too-small", limit: String(issue.minimum) };
    case "too_big":
      return { what: "too-big", limit: String(issue.maximum) };
    case "unrecognized_keys":
      return { what: "not-asked", limit: issue.keys.join(", ") };
    case "invalid_format":
      return { what: "wrong-form", limit: "" };
    case "custom":
      return { what: issue.message, limit: "" };
    default:
      return { what: "wrong-form", limit: "" };
  }
};

/** An input of the wrong shape: each fault with its field. The schema must have been asked with `reportInput`. */
export const inputRefusals = ({ issues }: z.ZodError): readonly [Refusal, ...Refusal[]] => {
  const asRefusal = (issue: Issue): Refusal =>
    refusal("rule-input-invalid", houseRule("7"), {
      where: issue.path.map(String).join(".") || "–",
      ...problemOf(issue),
    });
  const [first, ...rest] = issues.map(asRefusal);
  return [
    first ?? refusal("rule-input-invalid", houseRule("7"), { where: "–", what: "wrong-form", limit: "" }),
    ...rest,
  ];
};
