import { complianceTexts, registerTexts, routes, say } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse } from "@touchstone/kernel";
import { type Dimension, groupRows, openRows, type RiskState, riskStates, stateThen } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { readHistory } from "../../store/index.ts";
import { groupFeed, questionOf, type RowState, readStates, timedEvent } from "./read-states.ts";
import { tableFile } from "./table-file.ts";

const shownGroups = 200;

export const readStanding = async (services: Services, owner: string, asked: Parameters<typeof questionOf>[1]) => {
  const question = questionOf(services, asked);
  const states: Partial<Record<RiskState, number>> = {};
  const groups = groupFeed();
  let rows = 0;
  await readStates(services, owner, question, (row) => {
    rows += 1;
    states[row.state] = (states[row.state] ?? 0) + 1;
    groups.add(row);
  });
  const of = (dimension: Dimension) =>
    groupRows(groups.of(dimension)).map((group) => ({ ...group, states: { ...group.states } }));
  const open = openRows(states);
  return { question, rows, states, open, compliant: rows > 0 && open === 0, of };
};

export const statesBound = (services: Services): readonly Bound[] => [
  bind(routes.evaluation.states, async (call) => {
    const { question, of, ...standing } = await readStanding(services, scopeOf(call).owner, call.query);
    const shown = (dimension: Dimension) => of(dimension).slice(0, shownGroups);
    return ok({ ...question, ...standing, areas: shown("area"), owners: shown("owner"), laws: shown("law") });
  }),
  bind(routes.evaluation.statesExport, async (call) => {
    const { by, format } = call.query;
    const { owner } = scopeOf(call);
    const word = (key: keyof typeof complianceTexts) => say(complianceTexts[key], call.language);
    const stateWord = (state: RiskState) => say(registerTexts[`state.${state}`], call.language);
    const question = questionOf(services, call.query);
    const name = `states-${question.on}`;
    if (by === "row") {
      const found: RowState[] = [];
      await readStates(services, owner, question, (row) => found.push(row));
      const titles = (row: RowState, dimension: Dimension) => row.keys[dimension].map(({ title }) => title).join("\n");
      const rows = found.map((row) => [
        row.no,
        row.title,
        titles(row, "area"),
        titles(row, "owner"),
        stateWord(row.state),
      ]);
      const head = [word("no"), word("risk"), word("areaHead"), word("owner"), word("state")];
      return ok(await tableFile(name, format, head, rows));
    }
    const { of } = await readStanding(services, owner, call.query);
    const shown = riskStates.filter((state) => state !== "absent");
    const rows = of(by).map(({ title, states }) => [title, ...shown.map((state) => String(states[state] ?? 0))]);
    return ok(await tableFile(`${name}-${by}`, format, [by, ...shown.map(stateWord)], rows));
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
    const { later, ...states } = stateThen((lives.get(risk) ?? []).map(timedEvent), question);
    return ok({ risk, title, ...question, ...states, later: [...later] });
  }),
];
