import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";

/** Who signs says what was read, so that nothing which came in since is signed with it: the version moved is a conflict. */
export const seenVersion = (expected: number | null): Result<number, Refusal> =>
  expected === null ? refuse(refusal("seen-version-missing", houseRule("2"))) : ok(expected);
