import { routes } from "@touchstone/contract";
import { ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  changesFromLibrary,
  changesFromOlder,
  compareSoas,
  movedControls,
  type SoaChange,
  type SoaCommand,
  type SoaEdition,
  type SoaVersion,
  soaLines,
  soaProgress,
  soaVersion,
  soaWarnings,
  suggestedRisks,
} from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { appendMany, type Transaction } from "../../store/index.ts";
import { dayOf } from "../rows.ts";
import { seenVersion } from "../seen-version.ts";
import { exportSoa } from "./export-soa.ts";
import {
  type HeldSoa,
  readFrozen,
  readSoa,
  riskTitles,
  standingPairs,
  standingRisks,
  treatedByControl,
  withoutEnded,
} from "./isms-rows.ts";
import { soaOf, soaStream, soaVersionStream } from "./isms-streams.ts";
import { threatsKnown } from "./own-threat-stream.ts";
import { controlCatalogue } from "./read-libraries.ts";
import { approvalViews, groupedViews, groupsOf, lineViews, warningViews } from "./soa-views.ts";

const rule = { source: "ISO/IEC 27001:2022", clause: "6.1.3" };

const linked = ({ soa }: HeldSoa): readonly string[] => soa.lines.flatMap(({ risks }) => risks);

const suggestions = async (tx: Transaction, owner: string, edition: SoaEdition) =>
  suggestedRisks(await standingPairs(tx, owner), await threatsKnown(tx, owner), controlCatalogue("2013"), edition);

type Frozen = { readonly held: HeldSoa; readonly version: NonNullable<SoaVersion>; readonly number: number };

/** A version by its number, with who approved it. */
const frozenVersion = async (
  tx: Transaction,
  owner: string,
  edition: SoaEdition,
  number: number,
): Promise<Result<Frozen, Refusal>> => {
  const held = await readSoa(tx, owner, edition);
  const approval = held.soa.approvals.find((one) => one.number === number);
  const version = approval === undefined ? null : await readFrozen(tx, owner, approval.version);
  return version === null ? refuse(refusal("soa-version-unknown", rule, { number })) : ok({ held, version, number });
};

export const soaBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.isms;

  type Sending = Pick<Call<never>, "scope" | "command" | "viewer">;
  type Sent = { readonly edition: SoaEdition; readonly expected: number | null };
  const send = <
    Answer extends { readonly id: string; readonly version: number; readonly [more: string]: string | number },
  >(
    call: Sending,
    { edition, expected }: Sent,
    command: SoaCommand,
    answer: (changed: { readonly id: string; readonly version: number; readonly approvals: number }) => Answer,
  ) => {
    const { scope } = call;
    if (scope === null) throw new Error("this route's door leads into no scope");
    const stream = soaOf(scope.owner, edition);
    const named = command.type === "SetSoaLines" ? command.changes.flatMap(({ risks }) => risks ?? []) : [];
    return store.execute({
      kind: soaStream,
      stream,
      scope,
      ...call.command,
      command,
      expected,
      facts: async (tx) => ({
        facts: {
          actorName: call.viewer.name,
          controls: controlCatalogue(edition).controls.map(({ id }) => id),
          risks: [...(await standingRisks(tx, scope.owner, named))],
        },
        reads: [],
      }),
      answer: ({ version, state }) => answer({ id: stream, version, approvals: state.approvals.length }),
      also: async (tx, { state, events }, stamp) => {
        for (const event of events) {
          if (event.type !== "SoaApproved") continue;
          const { number, on, version } = event.data;
          const lines = soaLines(await withoutEnded(tx, scope.owner, state), controlCatalogue(edition));
          const context = {
            actor: stamp.actor,
            now: store.world.now(),
            today: Temporal.PlainDate.from(on),
            newId: stamp.newId,
          };
          const freeze = { type: "FreezeSoa", version: { edition, number, on, lines } } as const;
          const frozen = soaVersion.decide(soaVersion.initial, freeze, null, context);
          if (!frozen.ok) throw new Error("a fresh version refused to be frozen");
          await appendMany(tx, soaVersionStream, [{ stream: version, events: frozen.value }], stamp);
        }
      },
    });
  };

  return [
    bind(r.soa, async (call) => {
      const scope = scopeOf(call);
      const { edition } = call.params;
      const catalogue = controlCatalogue(edition);
      const on = dayOf(services, call.query.on);
      return store.transaction(scope, async (tx) => {
        const held = await readSoa(tx, scope.owner, edition);
        const suggested = await suggestions(tx, scope.owner, edition);
        const controlled = await treatedByControl(tx, scope.owner);
        const treated = new Map(
          [...suggested].map(([control, ids]) => [control, ids.filter((id) => controlled.has(id))] as const),
        );
        const titles = await riskTitles(tx, scope.owner, [...linked(held), ...[...treated.values()].flat()]);
        const lines = soaLines(held.soa, catalogue);
        const view = groupedViews(catalogue, titles);
        const { from, to } = catalogue.effective;
        return ok({
          edition,
          version: held.version,
          title: catalogue.title,
          source: catalogue.source,
          doubts: [...catalogue.doubts],
          inForce: from <= on && (to === null || on <= to),
          groups: groupsOf(catalogue),
          lines: lines.map((line) => ({
            ...view(line),
            suggested: (suggested.get(line.control) ?? []).filter((id) => !line.risks.includes(id)).length,
          })),
          progress: soaProgress(lines),
          warnings: warningViews(soaWarnings(lines, treated), titles),
          authors: [...held.soa.authors],
          approvals: approvalViews(held),
        });
      });
    }),
    bind(r.setSoa, (call) => {
      const { edition } = call.params;
      const { lines, expected } = call.body;
      const command = { type: "SetSoaLines", edition, changes: lines } as const;
      return send(call, { edition, expected }, command, ({ id, version }) => ({ id, version }));
    }),
    bind(r.fillSoa, async (call) => {
      const scope = scopeOf(call);
      const { edition } = call.params;
      const { held, changes } = await store.transaction(scope, async (tx) => {
        const now = await readSoa(tx, scope.owner, edition);
        const found: readonly SoaChange[] =
          call.body.from === "library"
            ? changesFromLibrary(
                soaLines(now.soa, controlCatalogue(edition)),
                await suggestions(tx, scope.owner, edition),
              )
            : changesFromOlder(
                compareSoas(
                  { soa: now.soa, catalogue: controlCatalogue("2022") },
                  { soa: (await readSoa(tx, scope.owner, "2013")).soa, catalogue: controlCatalogue("2013") },
                ),
              );
        return { held: now, changes: edition === "2013" && call.body.from === "2013" ? [] : found };
      });
      const command = { type: "SetSoaLines", edition, changes } as const;
      // What was read is what is changed: a line that somebody set meanwhile is a conflict and not overwritten.
      return send(call, { edition, expected: held.version }, command, ({ id, version }) => ({
        id,
        version,
        lines: changes.length,
      }));
    }),
    bind(r.approveSoa, async (call) => {
      const { edition } = call.params;
      const seen = seenVersion(call.body.expected);
      if (!seen.ok) return seen;
      return send(
        call,
        { edition, expected: seen.value },
        { type: "ApproveSoa", edition },
        ({ id, version, approvals }) => ({
          id,
          version,
          number: approvals,
        }),
      );
    }),
    bind(r.soaVersion, async (call) => {
      const scope = scopeOf(call);
      const { edition, number } = call.params;
      const catalogue = controlCatalogue(edition);
      return store.transaction(scope, async (tx) => {
        const found = await frozenVersion(tx, scope.owner, edition, number);
        if (!found.ok) return found;
        const { held, version } = found.value;
        const titles = await riskTitles(
          tx,
          scope.owner,
          version.lines.flatMap(({ risks }) => risks),
        );
        const approval = approvalViews(held).find((one) => one.number === number);
        if (approval === undefined) return refuse(refusal("soa-version-unknown", rule, { number }));
        return ok({
          edition,
          title: catalogue.title,
          number,
          on: approval.on,
          by: approval.by,
          authors: approval.authors,
          groups: groupsOf(catalogue),
          lines: version.lines.map(groupedViews(catalogue, titles)),
          progress: soaProgress(version.lines),
          moved: [...movedControls(version.lines, soaLines(held.soa, catalogue))],
        });
      });
    }),
    bind(r.exportSoa, async (call) => {
      const scope = scopeOf(call);
      const { edition } = call.params;
      const { format, number, language } = call.query;
      const catalogue = controlCatalogue(edition);
      return store.transaction(scope, async (tx) => {
        const found = number === undefined ? null : await frozenVersion(tx, scope.owner, edition, number);
        if (found !== null && !found.ok) return found;
        const lines = found?.value.version.lines ?? soaLines((await readSoa(tx, scope.owner, edition)).soa, catalogue);
        const titles = await riskTitles(
          tx,
          scope.owner,
          lines.flatMap(({ risks }) => risks),
        );
        const on = found?.value.version.on ?? dayOf(services, undefined);
        const asked = { owner: scope.owner, catalogue, number: number ?? null, on, language };
        return ok(await exportSoa(lines.map(groupedViews(catalogue, titles)), format, asked));
      });
    }),
    bind(r.compareSoa, async (call) => {
      const scope = scopeOf(call);
      const [newer, older] = [controlCatalogue("2022"), controlCatalogue("2013")];
      return store.transaction(scope, async (tx) => {
        const [now, before] = [await readSoa(tx, scope.owner, "2022"), await readSoa(tx, scope.owner, "2013")];
        const titles = await riskTitles(tx, scope.owner, [...linked(now), ...linked(before)]);
        const compared = compareSoas({ soa: now.soa, catalogue: newer }, { soa: before.soa, catalogue: older });
        const count = (verdict: string) => compared.filter((one) => one.verdict === verdict).length;
        return ok({
          counts: { new: count("new"), undecided: count("undecided"), same: count("same"), differs: count("differs") },
          controls: compared.map((one) => ({
            newer: lineViews(newer, titles)(one.newer),
            older: one.older.map(({ line, checked }) => ({ line: lineViews(older, titles)(line), checked })),
            verdict: one.verdict,
          })),
        });
      });
    }),
  ];
};
