import type { TouchedClause } from "@touchstone/register";
import { correctedDue, type LawChange, lawChange, needsReview, type TouchedArticle } from "@touchstone/requirements";
import { askedAfter, askReview, citingAfter, moveReview } from "../register/index.ts";
import type { HeldLibrary, Told } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { touchedArticles } from "./find-impact.ts";

/** Owners asked side by side; each waits for its own round trips. */
const lanes = 4;

export const clausesOf = (review: readonly TouchedArticle[]): readonly TouchedClause[] =>
  review.flatMap(({ family, version, article, what, to }) =>
    needsReview({ what }) && what !== "same" && what !== "moved" && what !== "form-only"
      ? [{ family, version, article, what, to }]
      : [],
  );

const changeOf = ({ base }: HeldLibrary, { state }: Told): LawChange | null => {
  const document = base.families
    .get(state.change?.family ?? "")
    ?.find(({ version }) => version === state.change?.version);
  return document === undefined ? null : lawChange(document, base);
};

type OwnerRows<Row> = { readonly owner: string; readonly rows: readonly Row[] };

/** Tells all rows of one batch of owners; where it stops halfway the next attempt begins at the same cursor. */
const tellEach = async <Row>(
  batch: readonly OwnerRows<Row>[],
  most: number,
  tell: (owner: string, row: Row) => Promise<void>,
) => {
  const lane = async (at: number): Promise<void> => {
    for (const { owner, rows } of batch.filter((_, index) => index % lanes === at)) {
      for (const row of rows) await tell(owner, row);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, at) => lane(at)));
  return {
    owners: batch.length,
    rows: batch.reduce((sum, { rows }) => sum + rows.length, 0),
    upTo: batch.at(-1)?.owner ?? null,
    isLast: batch.length < most,
  };
};

type Batch = Awaited<ReturnType<typeof tellEach>>;
const nothing: Batch = { owners: 0, rows: 0, upTo: null, isLast: true };

export const askBatch = async (
  services: Pick<Services, "store">,
  library: HeldLibrary,
  told: Told,
  most: number,
): Promise<Batch> => {
  const change = changeOf(library, told);
  if (change === null || told.state.change === null) return nothing;
  const { review } = await touchedArticles(services.store, library, change);
  const batch = await citingAfter(services.store, review, told.state.cursor, most);
  const { family, version } = told.state.change;
  const asked = { family, version, due: told.state.due, touched: clausesOf(review) };
  return tellEach(batch, most, (owner, row) => askReview(services, owner, row, asked));
};

export const askedFor = ({ event, family, version }: NonNullable<Told["state"]["change"]>) => ({
  family,
  version,
  ends: event === "end",
});

/** Each row has its own term: who began to cite the law later was asked later. */
export const moveBatch = async (
  services: Pick<Services, "store">,
  { id, version: at, state: { change, cursor, correctedOn } }: Told,
  most: number,
): Promise<Batch> => {
  if (change === null || correctedOn === undefined) return nothing;
  const review = askedFor(change);
  const batch = await askedAfter(services.store, review, cursor, most);
  return tellEach(batch, most, (owner, { row, on: knownOn, due: before }) => {
    const due = correctedDue({ knownOn, due: before }, { correctedOn, on: change.on });
    return moveReview(services, owner, row, { ...review, due, correction: `${id} ${at}` });
  });
};
