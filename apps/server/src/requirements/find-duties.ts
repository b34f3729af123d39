import { isInForce } from "@touchstone/kernel";
import { bindsIn, fold, type Obligation, provisionOn, type Standard } from "@touchstone/requirements";
import type { Library } from "./answers.ts";
import { readStandards } from "./own-content.ts";

/** Words of the product's own, in both languages, that a search in English finds: statutes are in Chinese alone. */
const most = 20;

const holdsAll = (texts: readonly string[], words: readonly string[]): boolean => {
  const text = fold(texts.join("\n"));
  return words.every((word) => text.includes(word));
};

const wordsOf = ({ id, duty, check, evidence, subclass }: Obligation): readonly string[] => [
  id,
  ...[duty, check, evidence, subclass].flatMap(({ zh, en }) => [zh, en]),
];

type Asked = { readonly words: readonly string[]; readonly region: string | null; readonly on: string };

/** Duties of the scenes whose words hold all that was asked, with the article that carries each on the day. */
export const findDuties = ({ packs, base }: Library, { words, region, on }: Asked) =>
  packs
    .flatMap(({ scene, obligations }) => obligations.map((obligation) => ({ scene: scene.id, obligation })))
    .filter(({ obligation }) => region === null || bindsIn(obligation.jurisdiction, region))
    .filter(({ obligation }) => holdsAll(wordsOf(obligation), words))
    .slice(0, most)
    .map(({ scene, obligation }) => {
      const { id, jurisdiction, duty, check } = obligation;
      const carrying = provisionOn(obligation, on, base);
      if (carrying === null) return { id, scene, jurisdiction, duty, check, provision: null };
      const { family, version, title, article } = carrying;
      return { id, scene, jurisdiction, duty, check, provision: { family, version, title, article } };
    });

const clausesOf = ({ id, edition, clauses }: Standard) =>
  clauses.map(({ clause, title, question }) => ({ standard: id, edition, clause, title, question }));

/** Clauses of the standards in force that day whose title or question, in words of our own, holds all that was asked. */
export const findStandardClauses = ({ words, on }: Asked) =>
  readStandards()
    .filter((standard) => isInForce(standard, on))
    .flatMap(clausesOf)
    .filter(({ standard, clause, title, question }) =>
      holdsAll([standard, clause, title.zh, title.en, question.zh, question.en], words),
    )
    .slice(0, most);
