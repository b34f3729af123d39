import { type Language, type Problem, type RefusalAnswer, refusalMessage, say } from "@touchstone/contract";
import type { Refusal } from "@touchstone/kernel";

/** A refusal with its words, for answers that tell of refusals and are none. */
export const toldRefusal = (refused: Refusal, language: Language): RefusalAnswer => ({
  ...refused,
  message: say(refusalMessage(refused.code), language, refused.facts),
});

/** All refusals as one RFC 9457 document; the first one gives status and title. */
export const problemOf = (
  refusals: readonly [Refusal, ...Refusal[]],
  language: Language,
  instance: string,
): Problem => {
  const [first] = refusals;
  const told = toldRefusal(first, language);
  return {
    type: `https://touchstone.example/problems/${first.code}`,
    title: told.message,
    status: refusalMessage(first.code).status,
    instance,
    error: { ...told, refusals: refusals.map((each) => toldRefusal(each, language)) },
  };
};

export const problemResponse = (
  refusals: readonly [Refusal, ...Refusal[]],
  language: Language,
  instance: string,
): Response => {
  const document = problemOf(refusals, language, instance);
  return Response.json(document, {
    status: document.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
};
