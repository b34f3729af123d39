import type { TouchedClause } from "@touchstone/register";
import { operatorId } from "../identity/operator.ts";
import type { Services } from "../services.ts";
import { noRiskFacts } from "./risk-facts.ts";
import { riskStream } from "./risk-stream.ts";

/** Queue of the job that looks whether a law that was just cited is changing: who knows of changes imports the register. */
export const clauseCited = "register-clause-cited";
export type CitedNow = { readonly owner: string; readonly risk: string; readonly family: string };

export type ReviewAsked = {
  readonly family: string;
  readonly version: string;
  readonly due: string;
  readonly touched: readonly TouchedClause[];
};

/** OH-21: one row is to review. Asked again for the same version it stays as it is, whoever asks and however often. */
export const askReview = async (
  { store }: Pick<Services, "store">,
  owner: string,
  risk: string,
  asked: ReviewAsked,
): Promise<void> => {
  const { family, version } = asked;
  const what = asked.touched.some((one) => one.what === "ended") ? "end" : "review";
  const done = await store.execute({
    kind: riskStream,
    stream: risk,
    scope: { owner, caseId: null },
    actor: operatorId,
    key: `${what} ${risk} ${family}@${version}`,
    // The key alone makes it this request: the term or the diff may be told more exactly when it is asked again.
    body: { [what]: risk, family, version },
    command: { type: "RequireReview", ...asked },
    expected: null,
    facts: async () => ({ facts: noRiskFacts, reads: [] }),
    answer: ({ version: at }) => ({ id: risk, version: at }),
  });
  // A row that moved meanwhile is asked again by the job's next attempt.
  if (!done.ok) throw new Error(`${risk} cannot be asked: ${done.refusals.map(({ code }) => code).join(", ")}`);
};

export type ReviewMove = {
  readonly family: string;
  readonly version: string;
  readonly ends: boolean;
  readonly due: string;
  /** Which correction it is: a day may be corrected back again. */
  readonly correction: string;
};

/** The term of one row's review follows the day of the law that was corrected. */
export const moveReview = async (
  { store }: Pick<Services, "store">,
  owner: string,
  risk: string,
  { correction, ...review }: ReviewMove,
): Promise<void> => {
  const moved = await store.execute({
    kind: riskStream,
    stream: risk,
    scope: { owner, caseId: null },
    actor: operatorId,
    key: `move ${risk} ${correction}`,
    body: { move: risk, correction },
    command: { type: "MoveReview", review },
    expected: null,
    facts: async () => ({ facts: noRiskFacts, reads: [] }),
    answer: ({ version: at }) => ({ id: risk, version: at }),
  });
  if (!moved.ok) throw new Error(`${risk} cannot be moved: ${moved.refusals.map(({ code }) => code).join(", ")}`);
};
