import { type OutputOf, routes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  type AuditGuide,
  verdictsFor,
  type Workshop,
  type WorkshopCommand,
  type WorkshopPaper,
  type WorkshopResult,
  workshopResult,
} from "@touchstone/requirements";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { askGuide } from "../guide/ask-guide.ts";
import { sayProvision, sayStandard } from "../guide/guide-words.ts";
import { openLibrary } from "../law-library.ts";
import { workshopStream } from "./workshop-stream.ts";

type Row = { readonly id: string; readonly version: number; readonly state: Workshop };
type Shown = OutputOf<typeof routes.workshops.show>;

const most = 200;
const rule = houseRule("4 (workshop)");

const headOf = ({ id, version, state: { paper, opened, closed, judges } }: Row) =>
  paper === null || opened === null
    ? null
    : {
        id,
        version,
        title: paper.title,
        scene: paper.scene,
        region: paper.region,
        on: paper.on,
        opened: opened.on,
        closed: closed?.on ?? null,
        judges: Object.keys(judges).length,
      };

const toThree = (figure: number | null): number | null => (figure === null ? null : Math.round(figure * 1000) / 1000);

const resultView = ({ judges, percent, coefficient, beyondChance, points }: WorkshopResult): Shown["result"] => ({
  judges,
  percent: toThree(percent),
  coefficient,
  beyondChance: toThree(beyondChance),
  points: points.map(({ point, agreement, said }) => ({
    point: point.id,
    agreement: toThree(agreement),
    said: [...said],
  })),
});

/** What one person may see of it: `verdictsFor` alone decides whose verdicts. */
const viewFor = (row: Row, person: string): Shown | null => {
  const head = headOf(row);
  const { paper } = row.state;
  if (head === null || paper === null) return null;
  const own = verdictsFor(row.state, person)[person]?.verdicts ?? {};
  const result = workshopResult(row.state);
  return {
    ...head,
    text: paper.text,
    standards: paper.standards === null ? null : [...paper.standards],
    points: [...paper.points],
    own: Object.entries(own).map(([point, said]) => ({ point, ...said })),
    result: result === null ? null : resultView(result),
  };
};

/** The points asked for, as they stand on that day; one that the list has not is refused. */
const pointsOf = (
  { points }: AuditGuide,
  wanted: readonly string[] | undefined,
): Result<WorkshopPaper["points"], Refusal> => {
  const unknown = wanted?.find((id) => !points.some((point) => point.id === id));
  if (unknown !== undefined) return refuse(refusal("workshop-point-unknown", rule, { point: unknown }));
  const chosen = wanted === undefined ? points : points.filter(({ id }) => wanted.includes(id));
  return ok(
    chosen.map((point) => ({
      id: point.id,
      text: point.text,
      provision: sayProvision(point),
      standard: sayStandard(point, "en"),
    })),
  );
};

/** Consistency workshops of a body (CT-22). */
export const workshopsBound = ({ store }: Services): readonly Bound[] => {
  const library = openLibrary(store);
  type Scoped = Pick<Call<never>, "scope" | "command" | "viewer">;
  const send = (call: Scoped, stream: string, command: WorkshopCommand) => {
    if (call.scope === null) throw new Error("this route's door leads into no scope");
    return store.execute({
      kind: workshopStream,
      stream,
      scope: call.scope,
      ...call.command,
      command,
      expected: null,
      facts: async () => ({ facts: { name: call.viewer.name }, reads: [] }),
      answer: changedAnswer(stream),
    });
  };
  const r = routes.workshops;
  return [
    bind(r.list, async (call) => {
      const scope = scopeOf(call);
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<Row>(
          "select id, version, state from requirements_workshop where owner = $1 order by id desc limit $2",
          [scope.owner, most],
        ),
      );
      return ok({ workshops: rows.flatMap((row) => headOf(row) ?? []) });
    }),
    bind(r.open, async (call) => {
      const { title, text, scene, region, on, standards, points: wanted } = call.body;
      const guide = askGuide(await library(), { scene, region, on, standards });
      if (!guide.ok) return guide;
      const points = pointsOf(guide.value, wanted);
      if (!points.ok) return points;
      const paper = { title, text, scene, region, on, standards: guide.value.standards, points: points.value };
      return send(call, store.world.newId(), { type: "OpenWorkshop", paper });
    }),
    bind(r.show, async (call) => {
      const scope = scopeOf(call);
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<Row>("select id, version, state from requirements_workshop where owner = $1 and id = $2", [
          scope.owner,
          call.params.workshop,
        ]),
      );
      const view = rows[0] === undefined ? null : viewFor(rows[0], call.viewer.person);
      return view === null ? refuse(refusal("workshop-unknown", rule)) : ok(view);
    }),
    bind(r.judge, (call) =>
      send(call, call.params.workshop, { type: "GiveWorkshopVerdicts", verdicts: call.body.verdicts }),
    ),
    bind(r.close, (call) => send(call, call.params.workshop, { type: "CloseWorkshop" })),
  ];
};
