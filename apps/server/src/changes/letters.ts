import { changeTexts, type Language, letterTexts, say } from "@touchstone/contract";
import type { EditionChange } from "@touchstone/kernel";
import { citedName, needsReview, type TouchedArticle } from "@touchstone/requirements";
import type { OpenCase } from "../cases/index.ts";
import type { AttestedRow } from "../statements/index.ts";
import type { OwnImpact } from "./own-impact.ts";

type Bilingual = { readonly zh: string; readonly en: string };
export type Addressee = { readonly id: string; readonly name: Bilingual };
export type Letter = { readonly to: Addressee; readonly zh: string; readonly en: string };

type Touching = { readonly cases: readonly OpenCase[]; readonly statements: readonly AttestedRow[] };

/** Everybody whom a body serves under what changed: holders of statements and clients of open cases, each once. */
export const clientsOf = ({ cases, statements }: Touching): readonly (Addressee & Touching)[] => {
  const all = [
    ...statements.map(({ holderId, holder }) => ({ id: holderId, name: holder })),
    ...cases.map(({ client }) => client),
  ];
  return [...new Map(all.map((client) => [client.id, client])).values()].map(({ id, name }) => ({
    id,
    name,
    cases: cases.filter(({ client }) => client.id === id),
    statements: statements.filter(({ holderId }) => holderId === id),
  }));
};

type Text = keyof typeof letterTexts;
type Say = (key: Text, facts?: Readonly<Record<string, unknown>>) => string;

const inBoth = (write: (say: Say, language: Language) => readonly string[]): Bilingual => {
  const written = (language: Language) =>
    write((key, facts = {}) => say(letterTexts[key], language, facts), language).join("\n");
  return { zh: written("zh"), en: written("en") };
};

const numbers = (items: readonly { readonly number: string }[]) => items.map(({ number }) => number);

const opening = (t: Say, language: Language, subject: string, name: Bilingual): readonly string[] => [
  t("draft"),
  "",
  subject,
  "",
  t("to", { name: name[language] }),
  "",
];

const touching = (t: Say, { cases, statements }: Touching): readonly string[] => [
  ...(statements.length === 0 ? [] : [t("statementsOf", { numbers: numbers(statements) })]),
  ...(cases.length === 0 ? [] : [t("casesOf", { numbers: numbers(cases) })]),
];

const happened = (t: Say, { change: { event, of, on, from } }: OwnImpact, language: Language): string => {
  const facts = { title: of.title, version: of.version, on: on ?? say(changeTexts.unknownDay, language) };
  if (event === "end") return t("lawEnds", facts);
  const others = [...new Set(from.filter(({ family }) => family !== of.family).map(({ title }) => `《${title}》`))];
  return others.length === 0 ? t("versionComes", facts) : t("replaces", { ...facts, before: others });
};

const clauseLines = (t: Say, articles: readonly TouchedArticle[], language: Language): readonly string[] => {
  const places = new Map(articles.map((one) => [`${citedName(one)} ${one.article}`, one]));
  return [...places.values()].map(({ article, what, to }) => {
    const facts = { article, what: say(changeTexts[what], language), to: to ?? "" };
    return to === null || to === article ? t("clause", facts) : t("clauseTo", facts);
  });
};

const addedIn = ({ change, diffs }: OwnImpact): readonly string[] =>
  diffs.get(citedName(change.from.findLast(({ family }) => family === change.of.family) ?? change.of))?.added ?? [];

const lawBody = (t: Say, impact: OwnImpact, due: string, language: Language): readonly string[] => {
  const articles = impact.rows.flatMap((row) => row.articles);
  const [review, renumber] = [articles.filter(needsReview), articles.filter((one) => !needsReview(one))];
  const added = addedIn(impact);
  const rules = [...new Set(impact.rules.map(({ name }) => name[language]))];
  return [
    happened(t, impact, language),
    "",
    ...(review.length === 0 ? [] : [t("clauses"), ...clauseLines(t, review, language), ""]),
    ...(renumber.length === 0 ? [] : [t("renumbered"), ...clauseLines(t, renumber, language), ""]),
    ...(added.length === 0 ? [] : [t("addedLaw", { articles: added.slice(0, 30) }), ""]),
    ...(rules.length === 0 ? [] : [t("viaRules", { rules }), ""]),
    t("doLaw", { due }),
  ];
};

/** The letter about a change of law: to the organisation itself where its register is touched, and to each client. */
export const lawLetters = (impact: OwnImpact, due: string, self: Addressee): readonly Letter[] => {
  const letter = (to: Addressee, about: OwnImpact): Letter => ({
    to: { id: to.id, name: to.name },
    ...inBoth((t, language) => [
      ...opening(t, language, t("subjectLaw", { title: impact.change.of.title }), to.name),
      ...lawBody(t, about, due, language),
      ...touching(t, about),
      "",
      self.name[language],
    ]),
  });
  // A client's letter says nothing of the body's own register.
  const toClients = clientsOf(impact).map((client) => letter(client, { ...impact, ...client, rows: [] }));
  return impact.rows.length === 0 ? toClients : [letter(self, { ...impact, cases: [], statements: [] }), ...toClients];
};

/** The letter about a change of edition, to each client who is certified or applies to the old one. */
export const editionLetters = (change: EditionChange, touched: Touching, self: Addressee): readonly Letter[] => {
  const { from, to, end } = change;
  return clientsOf(touched).map((client) => ({
    to: { id: client.id, name: client.name },
    ...inBoth((t, language) => [
      ...opening(t, language, t("subjectEdition", { to }), client.name),
      t("edition", { from: from.join(" / "), to, end: end.on }),
      "",
      ...touching(t, client),
      "",
      t("doEdition", { end: end.on }),
      t("rule", end.rule),
      "",
      self.name[language],
    ]),
  }));
};
