import type { DocumentVersion, LawBase } from "../documents/law-base.ts";
import { printedArticle, readArticleNumber } from "../reading/article-number.ts";
import { provisionOn } from "./audit-points.ts";
import type { Obligation, ObligationPack, ProvisionReference } from "./obligation.ts";

/** What an article is to an obligation: it says the duty, or what follows when it is not met. */
export const obligationRoles = ["duty", "consequence"] as const;

/** An obligation beside the article that it was drawn from. */
export type ObligationAt = {
  readonly obligation: Obligation;
  readonly scene: ObligationPack["scene"];
  /** As the text prints it; null where the document's text was never seen. */
  readonly article: string | null;
  readonly role: (typeof obligationRoles)[number];
  /** Whether this version is what carries it on the day; else an audit of that day cites another provision. */
  readonly carries: boolean;
};

const printed = (article: string | null): string | null => {
  const number = article === null ? null : readArticleNumber(article);
  return number === null ? article : printedArticle(number);
};

const articleIn = (
  { family, article, articles }: ProvisionReference,
  document: DocumentVersion,
): { readonly article: string | null } | null =>
  family === document.family ? { article: printed(articles.get(document.version) ?? article) } : null;

/** The obligations drawn from one version of a document, in the order of the packs. */
export const obligationsOf = (
  document: DocumentVersion,
  packs: readonly ObligationPack[],
  on: string,
  base: LawBase,
): readonly ObligationAt[] =>
  packs.flatMap(({ scene, obligations }) =>
    obligations.flatMap((obligation): readonly ObligationAt[] => {
      const carrier = provisionOn(obligation, on, base);
      const carries = carrier?.family === document.family && carrier.version === document.version;
      const duties = obligation.provisions.flatMap((provision) => articleIn(provision, document) ?? []);
      const follows = obligation.consequence === null ? null : articleIn(obligation.consequence.provision, document);
      return [
        ...duties.map(({ article }) => ({ obligation, scene, article, role: "duty" as const, carries })),
        ...(follows === null
          ? []
          : [{ obligation, scene, article: follows.article, role: "consequence" as const, carries: false }]),
      ];
    }),
  );
