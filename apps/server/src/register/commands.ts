import { routes } from "@touchstone/contract";
import { ok, refuse } from "@touchstone/kernel";
import type { ArticleFact, EvaluatorCompetence, Risk, RiskCommand, RiskFacts, WorkFact } from "@touchstone/register";
import { type Bound, bind, type Call, type FactsRead, scopeOf } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import type { HeldLibrary } from "../requirements/index.ts";
import { readRulePacks } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import { type CitedNow, clauseCited } from "./ask-review.ts";
import { evaluatorCompetence } from "./competence.ts";
import { warnOfClause, warnOfLine } from "./ended-citation.ts";
import { articleFact } from "./laws.ts";
import { scheduleRefused } from "./objectives/due-days.ts";
import { countRefused } from "./objectives/read-incidents.ts";
import { noWork } from "./risk-facts.ts";
import { riskStream } from "./risk-stream.ts";
import { dayOf } from "./rows.ts";
import { siteAsked } from "./sites/read-sites.ts";

type Asked = Pick<Call<(typeof routes.register)["assign"]>, "scope" | "command" | "viewer">;

const notAsked: EvaluatorCompetence = { competent: false, passesFrom: null };

type Given = {
  readonly stream: string;
  readonly expected: number | null;
  readonly command: RiskCommand;
  readonly occurredOn?: string;
  readonly article?: ArticleFact;
  readonly work?: WorkFact;
  readonly also?: (tx: Transaction) => Promise<void>;
  /** What else the command rests on, as it was read: moved meanwhile, it is a conflict. */
  readonly reads?: FactsRead<null>["reads"];
  readonly competence?: (tx: Transaction, risk: Risk) => Promise<FactsRead<EvaluatorCompetence>>;
};

export const sendCommand = ({ store }: Services, call: Asked, given: Given) => {
  const { scope } = call;
  if (scope === null) throw new Error("a register command has the organisation's scope");
  const facts = async (tx: Transaction, risk: Risk): Promise<FactsRead<RiskFacts>> => {
    const shown = (await given.competence?.(tx, risk)) ?? { facts: notAsked, reads: [] };
    return {
      facts: {
        actorName: call.viewer.name,
        article: given.article ?? { kind: "no-text" },
        competence: shown.facts,
        work: given.work ?? noWork,
      },
      reads: [...shown.reads, ...(given.reads ?? [])],
    };
  };
  return store.execute({
    kind: riskStream,
    stream: given.stream,
    scope,
    ...call.command,
    command: given.command,
    expected: given.expected,
    ...(given.occurredOn === undefined ? {} : { occurredOn: given.occurredOn }),
    facts,
    answer: changedAnswer(given.stream),
    ...(given.also === undefined ? {} : { also: given.also }),
  });
};

export const commandsBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => {
  const { register } = routes;
  const today = async () => ({ on: dayOf(services, undefined), base: (await library()).base });
  return [
    bind(register.identify, (call) =>
      sendCommand(services, call, {
        stream: services.store.world.newId(),
        expected: null,
        command: { type: "IdentifyRisk", ...call.body },
      }),
    ),
    bind(register.assign, (call) => {
      const { expected, ...assignment } = call.body;
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "AssignRisk", ...assignment },
      });
    }),
    bind(register.addDocument, async (call) => {
      const { expected, ...document } = call.body;
      const added = await sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "AddDocument", ...document },
      });
      return added.ok
        ? ok({ ...added.value, warnings: [...warnOfLine(await today(), document, call.language)] })
        : added;
    }),
    bind(register.withdrawDocument, (call) => {
      const { expected, ...which } = call.body;
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "WithdrawDocument", ...which },
      });
    }),
    bind(register.extractClause, async (call) => {
      const { expected, line, ...clause } = call.body;
      // Asked before the transaction opens: inside it no other query may run (transaction.ts).
      const article = await articleFact(await library(), clause);
      const cited: CitedNow = { owner: scopeOf(call).owner, risk: call.params.risk, family: clause.family };
      const taken = await sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "ExtractClause", line, clause },
        article,
        also: (tx) => services.store.jobs.send<CitedNow>(tx, clauseCited, cited),
      });
      return taken.ok
        ? ok({ ...taken.value, warnings: [...warnOfClause(await today(), clause, call.language)] })
        : taken;
    }),
    bind(register.setObjective, async (call) => {
      const { expected, id, ...objective } = call.body;
      const [wrong, ...more] = [
        ...countRefused(objective.counts, dayOf(services, undefined)),
        ...(await scheduleRefused(services, scopeOf(call).owner, objective.schedule)),
      ];
      if (wrong !== undefined) return refuse(wrong, ...more);
      const site = await siteAsked(services, scopeOf(call).owner, objective.counts?.site);
      if (!site.ok) return site;
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "SetObjective", id, objective },
      });
    }),
    bind(register.setControl, (call) => {
      const { expected, id, ...control } = call.body;
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "SetControl", id, control },
      });
    }),
    bind(register.setMonitoring, (call) => {
      const { expected, id, ...monitoring } = call.body;
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "SetMonitoring", id, monitoring },
      });
    }),
    bind(register.evaluate, (call) => {
      const { expected, ...evaluation } = call.body;
      const { owner } = scopeOf(call);
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "EvaluateRow", ...evaluation },
        occurredOn: evaluation.on,
        competence: (tx, { area }) =>
          evaluatorCompetence(readRulePacks(), tx, { owner, person: call.viewer.person, area, on: evaluation.on }),
      });
    }),
    bind(register.planCorrection, (call) => {
      const { expected, ...plan } = call.body;
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "PlanCorrection", ...plan },
      });
    }),
    bind(register.reportCorrection, (call) => {
      const { expected, ...report } = call.body;
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "ReportCorrection", ...report },
        occurredOn: report.on,
      });
    }),
    bind(register.verifyCorrection, (call) => {
      const { expected, ...verification } = call.body;
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "VerifyCorrection", ...verification },
        occurredOn: verification.on,
      });
    }),
    bind(register.concludeReview, (call) => {
      const { expected, ...review } = call.body;
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "ConcludeReview", review },
      });
    }),
  ];
};
