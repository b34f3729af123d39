import { type Client, type OutputOf, routes } from "@touchstone/contract";
import { demoBody, demoCompany, type TestServer, value } from "../../testing/test-server.ts";

/** The whole demo case through the public API, each act by the account whose duty it is; steps can be left out. */
export type View = OutputOf<typeof routes.cases.show>;
export type Play = {
  readonly test: TestServer;
  readonly id: string;
  readonly view: () => Promise<View>;
};

export const person = {
  manager: "01900000-0000-7000-8000-00000000a001",
  planner: "01900000-0000-7000-8000-00000000a003",
  leader: "01900000-0000-7000-8000-00000000a004",
  auditor: "01900000-0000-7000-8000-00000000a005",
  adviser: "01900000-0000-7000-8000-00000000a006",
  decider: "01900000-0000-7000-8000-00000000a007",
} as const;

const both = (zh: string, en: string) => ({ zh, en });
const scope = both("办公楼物业服务（电梯、职工食堂）", "Property services for an office building (lifts, canteen)");
const present = [
  { name: "陈静", position: "安全经理" },
  { name: "沈岚", position: "审核组长" },
];

/** What is filed, by kind of record, with days counted from `today`. */
export const valuesOn = (today: string) => {
  const back = (months: number) => Temporal.PlainDate.from(today).subtract({ months }).toString();
  const ahead = (years: number) => Temporal.PlainDate.from(today).add({ years }).toString();
  return {
    application: {
      legalName: both("澄湖物业（杭州）有限公司", "Chenghu Property (Hangzhou) Co., Ltd."),
      subject: "legal-person",
      licences: [{ name: "营业执照" }, { name: "食品经营许可证", until: ahead(2) }],
      scope,
      sites: [
        {
          name: both("澄湖中心办公楼", "Chenghu Centre"),
          address: both("杭州市湖滨路 1 号", "1 Hubin Road, Hangzhou"),
          region: "330100",
          relation: "own",
        },
      ],
      personnel: 86,
      documentedSince: back(6),
      operatingSince: back(5),
      plannedAudit: today,
      hazards: "电梯困人、食堂燃气、登高作业",
      accidents: "近一年无事故、职业病和处罚",
      stopOrder: "none",
    },
    "application-review": { scopeCode: "32", riskClass: "medium", capacity: "组长一名、审核员一名", outcome: "accept" },
    contract: {
      fee: 26_000,
      directPayment: true,
      markRules: true,
      reportChanges: true,
      reportAccidents: true,
      access: true,
    },
    programme: {
      factors: [],
      days: 8,
      onSiteDays: 6.5,
      visits: (["initial", "surveillance", "surveillance", "recertification"] as const).map((audit, at) => ({
        audit,
        by: ahead(at),
        days: at === 0 ? 8 : 3,
        covers: at === 0 ? "全部过程和条款" : "电梯、食堂、应急、合规性评价",
      })),
    },
    "team-order": {
      team: [
        { person: { id: person.leader, name: "沈岚" }, duty: "leader" },
        { person: { id: person.auditor, name: "吴越" }, duty: "auditor" },
      ],
    },
    "audit-plan": {
      sentOn: today,
      stage1On: today,
      stage2From: today,
      stage2To: today,
      lines: [
        {
          day: today,
          hours: "09:00–10:30",
          process: "电梯管理",
          clause: "8.1, 8.2",
          auditor: { id: person.leader, name: "沈岚" },
        },
        {
          day: today,
          hours: "10:30–12:00",
          process: "职工食堂",
          clause: "8.1",
          auditor: { id: person.auditor, name: "吴越" },
        },
      ],
    },
    "stage-1-report": {
      heldOn: today,
      internalAudit: back(2),
      internalAuditJudged: "覆盖全部部门，发现已关闭",
      managementReview: back(1),
      managementReviewJudged: "输入齐全，有决议和责任人",
      law: "电梯和食堂的法律要求已识别，杭州地方条例缺一部",
      conclusion: "具备第二阶段条件",
    },
    "opening-meeting": { heldOn: today, present },
    "closing-meeting": { heldOn: today, present, standardPrevails: true },
    "nonconformity-report": { process: "工程部", agreed: true },
    "audit-report": {
      scope,
      conformity: "体系符合要求，运行有效",
      compliance: "合规义务总体履行，维保间隔一项已整改",
      recommendation: "certify",
    },
    "review-record": { sufficient: true, closed: true, outcome: "grant", reasons: "证据充分，严重不符合已验证" },
    "decision-record": { outcome: "grant", scope, reasons: "同意复核意见" },
  };
};
export type Kind = keyof ReturnType<typeof valuesOn>;
export type Account = keyof typeof person;

export type Act = { readonly name: string; readonly run: (play: Play) => Promise<Awaited<ReturnType<Client["call"]>>> };

const today = (test: TestServer): string => {
  const { world } = test.server.services.store;
  return world.now().toZonedDateTimeISO(world.zone).toPlainDate().toString();
};

type About = (view: View) => string | null;
const wholeCase: About = () => null;
const finding =
  (at: number): About =>
  (view) =>
    view.findings[at]?.id ?? null;

export const fileAct = (account: Account, kind: Kind, change: object = {}, about: About = wholeCase): Act => ({
  name: `file ${kind}`,
  run: async ({ test, id, view }) =>
    (await test.as(account)).call(routes.cases.fileRecord, {
      params: { case: id },
      body: { kind, about: about(await view()), values: { ...valuesOn(today(test))[kind], ...change } },
    }),
});

export const signAct = (account: Account, kind: Kind, signature: string, about: About = wholeCase): Act => ({
  name: `sign ${kind} ${signature}`,
  run: async ({ test, id, view }) => {
    const seen = await view();
    const record = seen.records.findLast((each) => each.kind === kind && each.about === about(seen));
    return (await test.as(account)).call(routes.cases.sign, {
      params: { case: id, record: record?.id ?? id },
      body: { signature },
    });
  },
});

const act = (name: string, account: Account, run: (client: Client, play: Play) => ReturnType<Act["run"]>): Act => ({
  name,
  run: async (play) => run(await play.test.as(account), play),
});

const judgeAll = (left: number): Act =>
  act(`judge all but ${left}`, "auditor", async (client, { id, view }) => {
    const { points } = await view();
    let last: Awaited<ReturnType<Client["call"]>> | null = null;
    for (const [at, point] of points.slice(0, points.length - left).entries()) {
      if (point.verdict !== null) continue;
      const verdict = !point.inScope ? "not-applicable" : at === 0 ? "nonconformity" : "conformity";
      last = await client.call(routes.cases.judge, {
        params: { case: id, point: point.id },
        body: { verdict, note: point.inScope ? "查阅记录并现场观察" : "属于环境管理体系，本次不审" },
      });
      if (!last.ok) return last;
    }
    if (last === null) throw new Error("nothing was judged");
    return last;
  });

const raise = (grade: string, at: number | null): Act =>
  act(`raise ${grade}`, "auditor", async (client, { id, view }) =>
    client.call(routes.cases.raiseFinding, {
      params: { case: id },
      body: {
        grade,
        point: at === null ? null : ((await view()).points[at]?.id ?? null),
        requirement: { source: "GB/T 45001", clause: at === null ? "8.2" : "8.1" },
        statement: at === null ? "2025 年没有电梯困人演练" : "3 号梯维保间隔超过 15 日",
        evidence: at === null ? "应急演练台账 2025" : "3 号梯维保记录 09-01、09-17",
      },
    }),
  );

const answer = (at: number, part: "correction" | "cause" | "corrective-action"): Act =>
  act(`answer ${at} ${part}`, "manager", async (client, { id, view }) =>
    client.call(routes.cases.answerFinding, {
      params: { case: id, finding: finding(at)(await view()) ?? id },
      body: {
        part,
        text: { correction: "已补做", cause: "排班未覆盖节假日", "corrective-action": "改为每 14 日" }[part],
      },
    }),
  );

const accept = (at: number): Act =>
  act(`accept plan ${at}`, "leader", async (client, { id, view }) =>
    client.call(routes.cases.judgePlan, {
      params: { case: id, finding: finding(at)(await view()) ?? id },
      body: { outcome: "accepted" },
    }),
  );

const interviews = [
  "responsible-manager",
  "workers-representatives",
  "health-monitoring",
  "permanent-workers",
  "temporary-workers",
] as const;

export const storyActs: readonly Act[] = [
  fileAct("manager", "application"),
  signAct("manager", "application", "applicant"),
  fileAct("planner", "application-review"),
  signAct("planner", "application-review", "reviewer"),
  fileAct("planner", "contract"),
  signAct("planner", "contract", "body"),
  signAct("manager", "contract", "client"),
  fileAct("planner", "programme"),
  signAct("planner", "programme", "planner"),
  fileAct("planner", "team-order"),
  signAct("planner", "team-order", "planner"),
  act("object", "manager", (client, { id }) =>
    client.call(routes.cases.object, {
      params: { case: id },
      body: { person: person.auditor, reason: "曾在本公司竞争对手处任职" },
    }),
  ),
  act("dismiss objection", "planner", async (client, { id, view }) =>
    client.call(routes.cases.answerObjection, {
      params: { case: id, objection: (await view()).objections[0]?.id ?? id },
      body: { outcome: "dismissed", answer: "已核实，离职超过三年" },
    }),
  ),
  fileAct("leader", "audit-plan"),
  signAct("leader", "audit-plan", "leader"),
  signAct("manager", "audit-plan", "client"),
  act("draw points", "leader", (client, { id, test }) =>
    client.call(routes.cases.drawPoints, {
      params: { case: id },
      body: { scenes: ["lift", "canteen"], region: "330100", on: today(test) },
    }),
  ),
  act("raise concern", "leader", (client, { id }) =>
    client.call(routes.cases.raiseConcern, {
      params: { case: id },
      body: { clause: "6.1.3", text: "法规清单缺杭州市电梯条例" },
    }),
  ),
  fileAct("leader", "stage-1-report"),
  signAct("leader", "stage-1-report", "leader"),
  act("answer concern", "manager", async (client, { id, view }) =>
    client.call(routes.cases.answerConcern, {
      params: { case: id, concern: (await view()).concerns[0]?.id ?? id },
      body: { answer: "已补入清单并评价" },
    }),
  ),
  fileAct("leader", "opening-meeting"),
  signAct("leader", "opening-meeting", "leader"),
  signAct("manager", "opening-meeting", "client"),
  judgeAll(1),
  judgeAll(0),
  raise("major", 0),
  raise("minor", null),
  ...interviews.map((interview) =>
    act(`interview ${interview}`, "auditor", (client, { id }) =>
      client.call(routes.cases.interview, {
        params: { case: id, interview },
        body:
          interview === "health-monitoring"
            ? { absence: "外聘医师出差，已视频核实" }
            : { with: "2 人", note: "清楚职责和报告渠道" },
      }),
    ),
  ),
  ...[0, 1].flatMap((at) => [
    fileAct("auditor", "nonconformity-report", {}, finding(at)),
    signAct("leader", "nonconformity-report", "leader", finding(at)),
    signAct("manager", "nonconformity-report", "client", finding(at)),
  ]),
  fileAct("leader", "closing-meeting"),
  signAct("leader", "closing-meeting", "leader"),
  signAct("manager", "closing-meeting", "client"),
  fileAct("leader", "audit-report"),
  signAct("leader", "audit-report", "leader"),
  ...[0, 1].flatMap((at) => (["correction", "cause", "corrective-action"] as const).map((part) => answer(at, part))),
  accept(0),
  accept(1),
  act("verify major", "leader", async (client, { id, view }) =>
    client.call(routes.cases.verifyFinding, {
      params: { case: id, finding: finding(0)(await view()) ?? id },
      body: { evidence: "10 月起每 14 日一次，抽查 3 台" },
    }),
  ),
  fileAct("decider", "review-record"),
  signAct("decider", "review-record", "reviewer"),
  fileAct("decider", "decision-record"),
  signAct("decider", "decision-record", "decision-maker"),
  act("attest", "decider", (client, { id }) => client.call(routes.cases.attest, { params: { case: id }, body: {} })),
];

export const openCaseFor = async (test: TestServer, scheme = "cn-ohsms"): Promise<Play> => {
  const planner = await test.as("planner");
  const { id } = value(
    await planner.call(routes.cases.open, {
      params: { organisation: demoBody },
      body: { scheme, client: demoCompany, region: "330100" },
    }),
  );
  const view = async () => value(await planner.call(routes.cases.show, { params: { case: id } }));
  return { test, id, view };
};

/** Plays acts in order; a refusal fails the test with its name. */
export const playActs = async (play: Play, acts: readonly Act[]): Promise<void> => {
  for (const { name, run } of acts) {
    const answer = await run(play);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.problem.error.refusals)}`);
  }
};

export const actNamed = (name: string): Act => {
  const found = storyActs.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no act ${name}`);
  return found;
};
