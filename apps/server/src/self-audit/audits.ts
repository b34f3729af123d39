import { type OutputOf, routes } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse } from "@touchstone/kernel";
import {
  type AuditChecklist,
  type Book,
  type ChecklistCommand,
  type ChecklistFacts,
  findingsOf,
  linksOn,
  openPoints,
} from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import {
  checklistOf,
  checklistStream,
  dayOf,
  namedEvidence,
  ownWork,
  readBook,
  readBooks,
  readChecklist,
  readClauseLinks,
  readSites,
  sendRecord,
} from "../register/index.ts";
import { openLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import { auditedUnder, auditPoints } from "./audit-scope.ts";
import { raiseAction } from "./raise-action.ts";
import { standardsNamed } from "./read-workspace.ts";

type View = OutputOf<typeof routes.selfAudit.checklist>;
type Names = ReadonlyMap<string, string>;

const kind = "internal-audit";
const notFound = refuse(refusal("not-found", accessRule));

/** Planned is the state in which it waits to be audited; after that its findings stand. */
const isOpen = ({ state }: Book): boolean => state === "planned";

const viewOf = (book: Book, version: number, checklist: AuditChecklist, evidence: Names, actions: Names): View => {
  const { drawn, judged } = checklist;
  const count = (verdict: string) => judged.filter((one) => one.verdict === verdict).length;
  const open = openPoints(checklist).length;
  return {
    record: book.id,
    version,
    title: book.title,
    state: book.state,
    isOpen: isOpen(book),
    drawn:
      drawn === null
        ? null
        : {
            on: drawn.on,
            by: drawn.by,
            standards: [...drawn.standards],
            clauses: [...drawn.clauses],
            sites: [...drawn.sites],
          },
    standards: [...standardsNamed(book)],
    counts: {
      of: drawn?.points.length ?? 0,
      open,
      conforms: count("conforms"),
      minor: count("minor"),
      major: count("major"),
      "not-seen": count("not-seen"),
    },
    complete: drawn !== null && open === 0,
    points: (drawn?.points ?? []).map(({ id, text, kind: of, standard, also = [], provision, site }) => {
      const seen = judged.find(({ point }) => point === id);
      return {
        id,
        text,
        kind: of,
        standards: [standard, ...also],
        provision: provision === null ? null : { title: provision.title, article: provision.article },
        site: site?.name ?? null,
        judged:
          seen === undefined
            ? null
            : {
                verdict: seen.verdict,
                note: seen.note,
                evidence:
                  seen.evidence === null ? null : { id: seen.evidence, name: evidence.get(seen.evidence) ?? "" },
                action:
                  seen.action === null
                    ? null
                    : {
                        to: "record",
                        id: seen.action,
                        kind: "corrective-action",
                        title: actions.get(seen.action) ?? "",
                      },
                on: seen.on,
                by: seen.by,
              },
      };
    }),
  };
};

const readView = async (tx: Transaction, owner: string, record: string, on: string): Promise<View | null> => {
  const found = await readBook(tx, owner, { id: record, kind, on });
  if (found === null) return null;
  const { version, checklist } = await readChecklist(tx, owner, record);
  const named = checklist.judged.flatMap(({ evidence }) => evidence ?? []);
  const evidence = new Map((await namedEvidence(tx, owner, named)).map(({ id, name }) => [id, name]));
  const hasActions = checklist.judged.some(({ action }) => action !== null);
  const actions = hasActions ? await readBooks(tx, owner, on, ["corrective-action"]) : [];
  return viewOf(found.book, version, checklist, evidence, new Map(actions.map(({ id, title }) => [id, title])));
};

export const auditsBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const library = openLibrary(store);
  const r = routes.selfAudit;
  type Sent = Pick<Call<never>, "scope" | "command" | "viewer">;
  type Given = {
    readonly record: string;
    readonly command: ChecklistCommand;
    readonly points: ChecklistFacts["points"];
    readonly expected: number | null;
  };

  /** What of the point is this person's own, as the workspace says it now. */
  const readOwnWork = async (
    tx: Transaction,
    owner: string,
    checklist: AuditChecklist,
    { point: id, viewer }: { readonly point: string; readonly viewer: Sent["viewer"] },
  ) => {
    const point = checklist.drawn?.points.find((one) => one.id === id);
    if (point === undefined) return [];
    const on = dayOf(services, undefined);
    const links = (await readClauseLinks(tx, owner)).flatMap((all) =>
      linksOn(all, on).map((link) => ({ ...link, key: all.key })),
    );
    const who = { person: viewer.person, name: viewer.name };
    return ownWork(tx, owner, who, auditedUnder(point, checklist, links));
  };

  const send = (call: Sent, { record, command, points, expected }: Given) => {
    const { scope, viewer } = call;
    if (scope === null) throw new Error("this route's door leads into no scope");
    const { owner } = scope;
    const stream = checklistOf(record);
    const read = (tx: Transaction) => readBook(tx, owner, { id: record, kind, on: dayOf(services, undefined) });
    return store.execute({
      kind: checklistStream,
      stream,
      scope,
      ...call.command,
      command,
      expected,
      facts: async (tx, checklist) => {
        const audit = await read(tx);
        const isJudging = command.type === "JudgePoint";
        const named = isJudging && command.evidence !== null ? [command.evidence] : [];
        const facts: ChecklistFacts = {
          actorName: viewer.name,
          isOpen: audit !== null && isOpen(audit.book),
          points,
          isEvidenceThere: (await namedEvidence(tx, owner, named)).length === named.length,
          ownWork: isJudging ? await readOwnWork(tx, owner, checklist, { point: command.point, viewer }) : [],
        };
        return { facts, reads: audit === null ? [] : [{ stream: record, version: audit.version }] };
      },
      answer: changedAnswer(stream),
      also: async (tx, { state, events }, stamp) => {
        const audit = await read(tx);
        const given = {
          checklist: state,
          title: audit?.book.title ?? "",
          actorName: viewer.name,
          world: store.world,
        };
        for (const event of events)
          if (event.type === "AuditPointJudged") await raiseAction(tx, event.data, given, stamp);
      },
    });
  };

  const readAudit = (call: Sent, record: string) => {
    const { scope } = call;
    if (scope === null) throw new Error("this route's door leads into no scope");
    const asked = { id: record, kind, on: dayOf(services, undefined) };
    return store.transaction(scope, async (tx) => {
      const found = await readBook(tx, scope.owner, asked);
      return found === null ? null : { ...found, ...(await readChecklist(tx, scope.owner, record)) };
    });
  };

  return [
    bind(r.checklist, async (call) => {
      const scope = scopeOf(call);
      const on = dayOf(services, undefined);
      const view = await store.transaction(scope, (tx) => readView(tx, scope.owner, call.params.record, on));
      return view === null ? notFound : ok(view);
    }),
    bind(r.openChecklist, async (call) => {
      const { owner } = scopeOf(call);
      const { record } = call.params;
      const { clauses, sites: chosen, obligations, expected } = call.body;
      const audit = await readAudit(call, record);
      if (audit === null) return notFound;
      const on = dayOf(services, undefined);
      const sites = (await readSites(services, owner)).filter(({ id }) => chosen.includes(id));
      const missing = chosen.find((id) => !sites.some((site) => site.id === id));
      if (missing !== undefined) return refuse(refusal("site-unknown", accessRule, { site: missing }));
      const standards = standardsNamed(audit.book);
      const points = auditPoints(await library(owner), { standards, clauses, obligations, on }, sites);
      if (!points.ok) return points;
      const command: ChecklistCommand = {
        type: "OpenChecklist",
        record,
        standards,
        clauses,
        sites: sites.map(({ id, state }) => ({ id, name: state.facts.name, region: state.facts.region })),
      };
      return send(call, { record, command, points: points.value, expected });
    }),
    bind(r.judgePoint, async (call) => {
      const { expected, ...verdict } = call.body;
      const { record } = call.params;
      if ((await readAudit(call, record)) === null) return notFound;
      return send(call, { record, command: { type: "JudgePoint", ...verdict }, points: [], expected });
    }),
    bind(r.fileFindings, async (call) => {
      const { heldOn, expected } = call.body;
      const { record } = call.params;
      const audit = await readAudit(call, record);
      if (audit === null) return notFound;
      if (audit.checklist.drawn === null)
        return refuse(refusal("audit-checklist-missing", { source: "ISO 45001:2018", clause: "9.2" }));
      const values = { heldOn, findings: findingsOf(audit.checklist) };
      const command = { type: "StepRecord", step: "audit", values, judging: false } as const;
      return sendRecord(services, call, { stream: record, expected, command, kind: null });
    }),
  ];
};
