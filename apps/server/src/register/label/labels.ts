import { type OutputOf, routes } from "@touchstone/contract";
import {
  accessRule,
  houseRule,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  unlessRefused,
} from "@touchstone/kernel";
import {
  type IssuedLabel,
  type KeptRecord,
  type Label,
  type LabelChoice,
  labelInForce,
  recordOn,
} from "@touchstone/register";
import { bindsIn, printedRecurrence, recurrenceOn } from "@touchstone/requirements";
import { printerOf } from "../../adapters/pdf/index.ts";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import { listed } from "../../parties/index.ts";
import { askReach, type HeldLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { digest } from "../../store/index.ts";
import { regionOf } from "../own-region.ts";
import { kindOfEdition } from "../records/record-kinds.ts";
import { dayOf } from "../rows.ts";
import { labelModel } from "./label-print.ts";
import { labelStream, labelsOf } from "./label-stream.ts";
import { type LabelView, labelViewOf } from "./label-view.ts";
import { readThing, type Thing, thingKind } from "./read-thing.ts";

type Library = () => Promise<HeldLibrary>;
const { labels: route } = routes;
const rule = houseRule("5");
const unknown = () => refuse(refusal("label-thing-unknown", rule));

const addressOf = ({ origin }: Services, code: string): string => `${origin}/things/${code}`;

const issuedView = (services: Services, { choice, ...one }: IssuedLabel) => ({
  ...one,
  address: addressOf(services, one.code),
  shows: [...choice.shows],
  duties: choice.duties.map(({ obligation }) => obligation),
});

type HeldLabel = { readonly version: number; readonly state: Label };
const labelSql = "select version, state from register_label where owner = $1 and id = $2";

const readOf = async (services: Services, owner: string, id: string) => {
  const on = dayOf(services, undefined);
  return services.store.transaction({ owner, caseId: null }, async (tx) => {
    const thing = await readThing(tx, owner, id, on);
    const { rows } = await tx.query<HeldLabel>(labelSql, [owner, labelsOf(owner, id)]);
    return { thing, held: rows[0] ?? { version: 0, state: null } };
  });
};

/** Steps that come round, and the objectives of the row: where a duty can be seen to be met. */
const proofsOf = ({ kind, row }: Thing) => [
  ...kind.steps
    .filter(({ id }) => kind.terms.some(({ step }) => step === id))
    .map(({ id, title }) => ({ proof: { kind: "step" as const, step: id }, title })),
  ...(row === null ? [] : row.risk.objectives).map(({ id, text }) => ({
    proof: { kind: "objective" as const, risk: row?.id ?? "", objective: id },
    title: { zh: text, en: text },
  })),
];

const choiceRefused = (library: HeldLibrary, thing: Thing, { scene, duties }: LabelChoice): readonly Refusal[] => {
  const pack = library.packs.find((each) => each.scene.id === scene);
  if (pack === undefined) {
    const known = library.packs.map((each) => each.scene.id);
    return [refusal("scene-unknown", rule, { scene, known })];
  }
  const proofs = new Set(proofsOf(thing).map(({ proof }) => JSON.stringify(proof)));
  return duties.flatMap(({ obligation, proof }): readonly Refusal[] => {
    if (!pack.obligations.some(({ id }) => id === obligation))
      return [refusal("label-duty-unknown", rule, { scene, obligation })];
    const isKnown = proof === null || proofs.has(JSON.stringify(proof));
    return isKnown ? [] : [refusal("label-proof-unknown", rule, { obligation })];
  });
};

type Previewed = { readonly thing: Thing; readonly view: LabelView; readonly seen: string };

const previewOf = async (
  services: Services,
  library: HeldLibrary,
  { owner, id, choice }: { readonly owner: string; readonly id: string; readonly choice: LabelChoice },
): Promise<Result<Previewed, Refusal>> => {
  const { thing } = await readOf(services, owner, id);
  const organisation = await listed(services.store, owner);
  if (thing === null || organisation === null) return unknown();
  return unlessRefused(choiceRefused(library, thing, choice), () => {
    const view = labelViewOf({ library, thing, on: dayOf(services, undefined) }, choice, organisation.name);
    return { thing, view, seen: digest({ choice, view }) };
  });
};

const thingsSql = `
select record.id, record.version, record.state, label.state as label from register_record record
left join register_label label on label.owner = record.owner and label.thing = record.id
where record.owner = $1 and record.kind = $2 order by record.title, record.id limit 200`;
const countSql = "select count(*)::integer as of from register_record where owner = $1 and kind = $2";
type ThingRow = { readonly id: string; readonly state: KeptRecord; readonly label: Label };

const thingsOf = (services: Services, rows: readonly ThingRow[]): OutputOf<typeof route.list>["things"] => {
  const on = dayOf(services, undefined);
  return rows.flatMap(({ id, state, label }) => {
    if (state.begun === null) return [];
    const kind = kindOfEdition(state.begun);
    const shown = recordOn(state, kind, on, {});
    const word = kind.states.find((each) => each.id === shown?.state)?.title;
    const live = labelInForce(label);
    return shown === null || word === undefined
      ? []
      : [
          {
            thing: id,
            title: shown.title,
            state: word,
            final: shown.final,
            label: live === null ? null : issuedView(services, live),
          },
        ];
  });
};

const readsBound = (services: Services, library: Library): readonly Bound[] => [
  bind(route.list, async (call) => {
    const { owner } = scopeOf(call);
    const { rows, of } = await services.store.transaction(scopeOf(call), async (tx) => ({
      rows: (await tx.query<ThingRow>(thingsSql, [owner, thingKind])).rows,
      of: (await tx.query<{ of: number }>(countSql, [owner, thingKind])).rows[0]?.of ?? 0,
    }));
    return ok({ things: thingsOf(services, rows), of });
  }),
  bind(route.show, async (call) => {
    const { thing, held } = await readOf(services, scopeOf(call).owner, call.params.thing);
    if (thing === null) return unknown();
    const labels = (held.state?.issued ?? []).toReversed().map((one) => issuedView(services, one));
    return ok({ thing: thing.id, title: thing.shown.title, version: held.version, labels });
  }),
  bind(route.choices, async (call) => {
    const { owner } = scopeOf(call);
    const { thing } = await readOf(services, owner, call.params.thing);
    if (thing === null) return unknown();
    const region = await regionOf(services, owner, call.query.region);
    if (!region.ok) return region;
    const reach = askReach(region.value, undefined);
    if (!reach.ok) return reach;
    const { packs } = await library();
    const asked = call.query.scene ?? thing.row?.risk.area ?? "";
    const pack = packs.find(({ scene }) => scene.id === asked) ?? null;
    const on = dayOf(services, undefined);
    const duties = (pack?.obligations ?? []).filter(({ jurisdiction }) => bindsIn(jurisdiction, region.value));
    return ok({
      scene: pack?.scene.id ?? null,
      scenes: packs.map(({ scene: { id, zh, en } }) => ({ id, name: { zh, en } })),
      region: region.value,
      duties: duties.map((one) => {
        const recurrence = recurrenceOn(one, on);
        const frequency = recurrence === null ? null : printedRecurrence(recurrence);
        return { obligation: one.id, duty: one.duty, subclass: one.subclass, frequency };
      }),
      proofs: proofsOf(thing),
    });
  }),
  bind(route.preview, async (call) => {
    const { owner } = scopeOf(call);
    const previewed = await previewOf(services, await library(), { owner, id: call.params.thing, choice: call.body });
    return previewed.ok ? ok({ view: previewed.value.view, seen: previewed.value.seen }) : previewed;
  }),
  bind(route.print, async (call) => {
    const { owner } = scopeOf(call);
    const { format } = call.query;
    const { thing, held } = await readOf(services, owner, call.params.thing);
    const organisation = await listed(services.store, owner);
    if (thing === null || organisation === null) return unknown();
    const live = labelInForce(held.state);
    if (live === null) return refuse(refusal("label-none-in-force", rule));
    const model = labelModel({ thing, label: live, address: addressOf(services, live.code), organisation });
    const printed = await printerOf(services).print(model, format);
    const type = format === "pdf" ? "application/pdf" : "image/svg+xml";
    return printed.ok ? ok({ bytes: printed.value, type, name: `label-${live.code.slice(0, 8)}.${format}` }) : printed;
  }),
];

type IssueCall = Call<typeof route.issue>;

const issue = async (services: Services, library: HeldLibrary, call: IssueCall) => {
  const { owner } = scopeOf(call);
  const { seen, expected, ...choice } = call.body;
  const { thing: id } = call.params;
  // Read before the transaction opens; the record's version holds what was seen still until the append.
  const previewed = await previewOf(services, library, { owner, id, choice });
  if (!previewed.ok) return previewed;
  const { thing } = previewed.value;
  const facts = {
    thing: { title: thing.shown.title, final: thing.shown.final },
    seen: previewed.value.seen === seen,
  };
  const stream = labelsOf(owner, id);
  return services.store.execute({
    kind: labelStream,
    stream,
    scope: scopeOf(call),
    ...call.command,
    command: { type: "IssueLabel", thing: id, choice },
    expected,
    facts: async () => ({ facts, reads: [{ stream: id, version: thing.version }] }),
    answer: ({ version, state }) => {
      const code = labelInForce(state)?.code ?? "";
      return { id: stream, version, code, address: addressOf(services, code) };
    },
    also: async (tx, { state }) => {
      const live = labelInForce(state);
      if (live === null) throw new Error("a label that was issued is in force");
      await tx.query("insert into public_label (code, organisation, label) values ($1, $2, $3)", [
        live.code,
        owner,
        stream,
      ]);
    },
  });
};

export const labelsBound = (services: Services, library: Library): readonly Bound[] => [
  ...readsBound(services, library),
  bind(route.issue, async (call) => issue(services, await library(), call)),
  bind(route.withdraw, async (call) => {
    const { owner } = scopeOf(call);
    const { reason, expected } = call.body;
    const { thing } = await readOf(services, owner, call.params.thing);
    if (thing === null) return refuse(refusal("not-found", accessRule));
    const stream = labelsOf(owner, thing.id);
    return services.store.execute({
      kind: labelStream,
      stream,
      scope: scopeOf(call),
      ...call.command,
      command: { type: "WithdrawLabel", reason },
      expected,
      facts: async () => ({ facts: { thing: null, seen: false }, reads: [] }),
      answer: changedAnswer(stream),
    });
  }),
];
