import { routes } from "@touchstone/contract";
import { can, houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import type { Review } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { listed } from "../parties/index.ts";
import { readReviews } from "../register/index.ts";
import { type HeldLibrary, readTold, streamOf } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { changeView, diffViews, pointViews } from "./change-views.ts";
import { type EditionImpact, readEditionImpacts } from "./edition-impact.ts";
import type { LawDesk } from "./law-desk.ts";
import { editionLetters, lawLetters } from "./letters.ts";
import { caseView, ownRowView, readOwnImpact, statementView } from "./own-impact.ts";

const mostLetters = 200;

const editionView = ({ change, schemes }: EditionImpact) => ({
  edition: change.edition,
  pack: change.pack,
  from: [...change.from],
  to: change.to,
  end: change.end,
  lastInitialAudit: change.lastInitialAudit,
  schemes: schemes.map(({ id, edition, title: name }) => ({ id, edition, name })),
});

/** One line for each change that rows of the register were asked about. */
const lawLines = ({ base }: HeldLibrary, reviews: readonly Review[]) =>
  [...Map.groupBy(reviews, ({ family, version }) => `${family}@${version}`).values()]
    .flatMap((asked) => {
      const [first] = asked;
      if (first === undefined) return [];
      const { family, version } = first;
      const document = base.families.get(family)?.find((one) => one.version === version);
      const open = asked.filter(({ conclusion }) => conclusion === null);
      const [due = null] = open.flatMap((one) => one.due ?? []).toSorted();
      return [
        {
          family,
          version,
          title: document?.title ?? family,
          on: document?.effective ?? null,
          due,
          rows: asked.length,
          open: open.length,
        },
      ];
    })
    .toSorted((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999") || a.family.localeCompare(b.family));

const isTouched = ({ cases, statements }: EditionImpact): boolean => cases.length > 0 || statements.length > 0;

export const ownBound = (services: Services, desk: LawDesk): readonly Bound[] => {
  const { store } = services;
  const editions = (owner: string) =>
    store.transaction({ owner, caseId: null }, (tx) => readEditionImpacts(tx, owner, desk));
  const editionNamed = async (owner: string, edition: string) => {
    const all = await editions(owner);
    const found = all.find(({ change }) => change.edition === edition);
    const known = all.map(({ change }) => change.edition);
    return found === undefined
      ? refuse(refusal("edition-change-unknown", houseRule("4 (requirements)"), { edition, known }))
      : ok(found);
  };
  const { changes } = routes;
  return [
    bind(changes.own, async (call) => {
      const scope = scopeOf(call);
      const reviews = can(call.roles, "register.read")
        ? await store.transaction(scope, (tx) => readReviews(tx, scope.owner))
        : [];
      const touched = can(call.roles, "cases.read") ? (await editions(scope.owner)).filter(isTouched) : [];
      return ok({
        laws: lawLines(await desk.library(), reviews),
        editions: touched.map((one) => ({
          ...editionView(one),
          cases: one.cases.length,
          statements: one.statements.length,
        })),
      });
    }),
    bind(changes.ownLaw, async (call) => {
      const { owner } = scopeOf(call);
      const library = await desk.library();
      const change = desk.changeNamed(library, call.params);
      if (!change.ok) return change;
      const own = await readOwnImpact(store, library, change.value, desk, { owner, roles: call.roles });
      const told = await readTold(store, streamOf(change.value));
      return ok({
        change: changeView(change.value, told?.state ?? null, desk.today()),
        diffs: diffViews(change.value, own.diffs),
        rows: own.rows.map(ownRowView(desk.today())),
        points: [
          ...own.duties.map((point) => ({ ...point, review: null })),
          ...pointViews(told?.state ?? null, own.points),
        ],
        rules: [...own.rules],
        cases: own.cases.map(caseView),
        statements: own.statements.map(statementView),
      });
    }),
    bind(changes.ownEdition, async (call) => {
      const found = await editionNamed(scopeOf(call).owner, call.params.edition);
      if (!found.ok) return found;
      const { cases, statements } = found.value;
      const mayStatements = can(call.roles, "statements.read");
      return ok({
        change: editionView(found.value),
        cases: cases.map(caseView),
        statements: mayStatements ? statements.map(statementView) : [],
      });
    }),
    bind(changes.letters, async (call) => {
      const { owner } = scopeOf(call);
      const { law, edition } = call.query;
      const name = (await listed(store, owner))?.name ?? { zh: owner, en: owner };
      const self = { id: owner, name };
      const answer = (letters: ReturnType<typeof lawLetters>) =>
        ok({ letters: letters.slice(0, mostLetters), more: letters.length > mostLetters });
      if (edition !== undefined && law === undefined) {
        if (!can(call.roles, "cases.read") || !can(call.roles, "statements.read")) return answer([]);
        const found = await editionNamed(owner, edition);
        return found.ok ? answer(editionLetters(found.value.change, found.value, self)) : found;
      }
      const [family = "", version = ""] = law?.split("@") ?? [];
      if (law === undefined || edition !== undefined)
        return refuse(refusal("letter-of-what", houseRule("4 (requirements)")));
      const library = await desk.library();
      const change = desk.changeNamed(library, { family, version });
      if (!change.ok) return change;
      const own = await readOwnImpact(store, library, change.value, desk, { owner, roles: call.roles });
      const told = await readTold(store, streamOf(change.value));
      return answer(lawLetters(own, changeView(change.value, told?.state ?? null, desk.today()).due, self));
    }),
  ];
};
