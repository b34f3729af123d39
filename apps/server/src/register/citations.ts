import type { Review, Risk } from "@touchstone/register";
import type { CitedArticle } from "@touchstone/requirements";
import type { Store, Transaction } from "../store/index.ts";

type Place = { readonly family: string; readonly law_version: string; readonly article: string };

const placesOf = (cited: readonly CitedArticle[]): string =>
  JSON.stringify(cited.map(({ family, version, article }) => ({ family, law_version: version, article })));

const citedOf = ({ family, law_version, article }: Place): CitedArticle => ({ family, version: law_version, article });

const places = "json_to_recordset($1::json) as place(family text, law_version text, article text)";
const same = "cited.family = place.family and cited.law_version = place.law_version and cited.article = place.article";

/** Every article of these families that any register cites, by the words that it is cited in. */
export const citedArticles = ({ maintenance }: Store, families: readonly string[]): Promise<readonly CitedArticle[]> =>
  maintenance(async (tx) => {
    // From one article to the next, so that an article which a hundred thousand cite costs one step.
    const { rows } = await tx.query<Place>(
      `with recursive cited as (
         (select family, law_version, article from register_citation
          where family = any($1) order by family, law_version, article limit 1)
         union all
         select next.* from cited, lateral (
           select family, law_version, article from register_citation
           where family = any($1) and (family, law_version, article) > (cited.family, cited.law_version, cited.article)
           order by family, law_version, article limit 1) next)
       select * from cited`,
      [families],
    );
    return rows.map(citedOf);
  });

/** Every law that any register cites. */
export const lawsCited = ({ maintenance }: Store): Promise<readonly string[]> =>
  maintenance(async (tx) => {
    const { rows } = await tx.query<{ family: string }>(
      `with recursive cited as (
         (select family from register_citation order by family limit 1)
         union all
         select next.* from cited, lateral (
           select family from register_citation where family > cited.family order by family limit 1) next)
       select * from cited`,
    );
    return rows.map(({ family }) => family);
  });

/** How many registers, and how many of their rows, cite one of these articles. */
export const countCiting = (
  { maintenance }: Store,
  cited: readonly CitedArticle[],
): Promise<{ readonly owners: number; readonly rows: number }> =>
  maintenance(async (tx) => {
    const { rows } = await tx.query<{ owners: number; rows: number }>(
      `select count(distinct owner)::integer as owners, count(*)::integer as rows
       from (select distinct cited.owner, cited.source from ${places} join register_citation cited on ${same}) touched`,
      [placesOf(cited)],
    );
    return rows[0] ?? { owners: 0, rows: 0 };
  });

/** The next owners, in the order of their ids, whose rows cite one of these articles, each with those rows. */
export const citingAfter = (
  { maintenance }: Store,
  cited: readonly CitedArticle[],
  after: string | null,
  most: number,
): Promise<readonly { readonly owner: string; readonly rows: readonly string[] }[]> =>
  maintenance(async (tx) => {
    const { rows: owners } = await tx.query<{ owner: string }>(
      `select distinct found.owner from ${places} cross join lateral (
         select distinct owner from register_citation cited where ${same} and owner > $2::uuid order by owner limit $3) found
       order by found.owner limit $3`,
      [placesOf(cited), after ?? "00000000-0000-0000-0000-000000000000", most],
    );
    const { rows } = await tx.query<{ owner: string; source: string }>(
      `select distinct cited.owner, cited.source from ${places} join register_citation cited on ${same}
       where cited.owner = any($2::uuid[]) order by 1, 2`,
      [placesOf(cited), owners.map(({ owner }) => owner)],
    );
    const byOwner = Map.groupBy(rows, ({ owner }) => owner);
    return [...byOwner].map(([owner, found]) => ({ owner, rows: found.map(({ source }) => source) }));
  });

export type CitingRow = CitedArticle & { readonly risk: string; readonly state: Risk };

/** What one register cites of these families, each time with its row. */
export const ownCitations = async (
  tx: Transaction,
  owner: string,
  families: readonly string[],
): Promise<readonly CitingRow[]> => {
  const { rows } = await tx.query<Place & { source: string; state: Risk }>(
    `select cited.family, cited.law_version, cited.article, cited.source, risk.state
     from register_citation cited join register_risk risk on risk.owner = cited.owner and risk.id = cited.source
     where cited.owner = $1 and cited.family = any($2) order by cited.source, 1, 2, 3`,
    [owner, families],
  );
  return rows.map(({ source, state, ...place }) => ({ ...citedOf(place), risk: source, state }));
};

export type RowCiting = {
  readonly risk: string;
  readonly title: string;
  readonly articles: readonly { readonly version: string; readonly article: string }[];
};

/** The rows of one register that cite a law, whichever its version, each with what it cites of it. */
export const rowsCiting = async (
  tx: Transaction,
  owner: string,
  family: string,
  most: number,
): Promise<readonly RowCiting[]> => {
  const { rows } = await tx.query<RowCiting>(
    `select risk.id as risk, risk.title,
       json_agg(json_build_object('version', cited.law_version, 'article', cited.article)
         order by cited.law_version, cited.article) as articles
     from register_citation cited join register_risk risk on risk.owner = cited.owner and risk.id = cited.source
     where cited.owner = $1 and cited.family = $2 group by risk.id, risk.title order by risk.id limit $3`,
    [owner, family, most],
  );
  return rows;
};

/** Every review that rows of one register were asked for. */
export const readReviews = async (tx: Transaction, owner: string): Promise<readonly Review[]> => {
  const { rows } = await tx.query<{ review: Review }>(
    `select review from register_risk, json_array_elements(state->'reviews') as reviews(review)
     where owner = $1 and json_array_length(state->'reviews') > 0 and risk_state <> 'withdrawn'`,
    [owner],
  );
  return rows.map(({ review }) => review);
};
