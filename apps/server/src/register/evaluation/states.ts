import { complianceTexts, registerTexts, routes, say } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse } from "@touchstone/kernel";
import {
  atSite,
  type Dimension,
  groupRows,
  openRows,
  type Question,
  type RiskState,
  riskStates,
  type StateCounts,
  siteFeed,
  stateThen,
} from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { readHistory } from "../../store/index.ts";
import { type HeldSite, readSites, siteAsked, sitesOn } from "../sites/read-sites.ts";
import { groupFeed, questionOf, type RowState, readStates, timedEvent } from "./read-states.ts";
import { tableFile } from "./table-file.ts";

const shownGroups = 200;

type Asked = Parameters<typeof questionOf>[1];

/** Rows that stand at the site, or every row. */
const atAsked = (site: HeldSite | null, row: RowState): boolean => site === null || atSite(row, site.id);

const readStanding = async (services: Services, owner: string, asked: Asked, site: HeldSite | null) => {
  const question = questionOf(services, asked);
  const states: Partial<Record<RiskState, number>> = {};
  const groups = groupFeed();
  const sites = siteFeed(
    (await sitesOn(services, owner, question.on)).map(({ id, state }) => ({ id, name: state.facts.name })),
  );
  let rows = 0;
  await readStates(services, owner, question, (row) => {
    sites.add(row);
    if (!atAsked(site, row)) return;
    rows += 1;
    states[row.state] = (states[row.state] ?? 0) + 1;
    groups.add(row);
  });
  const of = (dimension: Dimension) =>
    groupRows(groups.of(dimension)).map((group) => ({ ...group, states: { ...group.states } }));
  const open = openRows(states);
  const bySite = sites.answer().map((group) => ({ ...group, states: { ...group.states } }));
  return { question, rows, states, open, compliant: rows > 0 && open === 0, of, bySite };
};

type Words = {
  readonly word: (key: keyof typeof complianceTexts) => string;
  readonly stateWord: (state: RiskState) => string;
};

const wordsOf = (language: "zh" | "en"): Words => ({
  word: (key) => say(complianceTexts[key], language),
  stateWord: (state) => say(registerTexts[`state.${state}`], language),
});

const rowCells = async (services: Services, owner: string, question: Question, site: HeldSite | null, words: Words) => {
  const names = new Map((await readSites(services, owner)).map(({ id, state }) => [id, state.facts.name]));
  const cells: (readonly string[])[] = [];
  await readStates(services, owner, question, (row) => {
    if (!atAsked(site, row)) return;
    const titles = (dimension: Dimension) => row.keys[dimension].map(({ title }) => title).join("\n");
    const places = row.sites.map((id) => names.get(id) ?? id).join("\n");
    cells.push([row.no, row.title, titles("area"), titles("owner"), words.stateWord(row.state), places]);
  });
  return cells;
};

export const statesBound = (services: Services): readonly Bound[] => [
  bind(routes.evaluation.states, async (call) => {
    const { owner } = scopeOf(call);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const { question, of, bySite, ...standing } = await readStanding(services, owner, call.query, site.value);
    const shown = (dimension: Dimension) => of(dimension).slice(0, shownGroups);
    return ok({
      ...question,
      ...standing,
      site: site.value === null ? null : { id: site.value.id, name: site.value.state.facts.name },
      areas: shown("area"),
      owners: shown("owner"),
      laws: shown("law"),
      sites: bySite.slice(0, shownGroups),
    });
  }),
  bind(routes.evaluation.statesExport, async (call) => {
    const { by, format } = call.query;
    const { owner } = scopeOf(call);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const words = wordsOf(call.language);
    const { word, stateWord } = words;
    const question = questionOf(services, call.query);
    const name = `states-${question.on}`;
    if (by === "row") {
      const head = [word("no"), word("risk"), word("areaHead"), word("owner"), word("state"), word("siteHead")];
      return ok(await tableFile(name, format, head, await rowCells(services, owner, question, site.value, words)));
    }
    const { of, bySite } = await readStanding(services, owner, call.query, site.value);
    const shown = riskStates.filter((state) => state !== "absent");
    const counts = (states: StateCounts) => shown.map((state) => String(states[state] ?? 0));
    const heads = shown.map(stateWord);
    if (by === "site") {
      const rows = bySite.map(({ title, states, worst }) => [
        title,
        worst === null ? "" : stateWord(worst),
        ...counts(states),
      ]);
      return ok(await tableFile(`${name}-site`, format, [word("siteHead"), word("worst"), ...heads], rows));
    }
    const rows = of(by).map(({ title, states }) => [title, ...counts(states)]);
    return ok(await tableFile(`${name}-${by}`, format, [by, ...heads], rows));
  }),
  bind(routes.evaluation.stateOf, async (call) => {
    const { owner } = scopeOf(call);
    const question = questionOf(services, call.query);
    const { risk } = call.params;
    const { lives, title } = await services.store.transaction(scopeOf(call), async (tx) => {
      const { rows } = await tx.query<{ title: string }>(
        "select title from register_risk where owner = $1 and id = $2",
        [owner, risk],
      );
      return { lives: await readHistory(tx, owner, [risk]), title: rows[0]?.title };
    });
    if (title === undefined) return refuse(refusal("not-found", accessRule));
    const { later, against, ...states } = stateThen((lives.get(risk) ?? []).map(timedEvent), question);
    return ok({ risk, title, ...question, ...states, later: [...later], against: [...against] });
  }),
];
