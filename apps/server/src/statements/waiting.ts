import {
  type Message,
  markUseTexts,
  noticeEffectTexts,
  noticeKindTexts,
  sayBoth,
  statementWaitingTexts as texts,
} from "@touchstone/contract";
import {
  type Bilingual,
  type ClientNotice,
  can,
  isGroundForSuspension,
  type MarkCheck,
  type OutlookLine,
  type RuleSource,
  statementOutlook,
} from "@touchstone/kernel";
import type { AsksWaiting, Waiting } from "../inbox/index.ts";
import type { Services } from "../services.ts";
import { outlookRules } from "./statement-rules.ts";
import { firstSaid, type StatementRow, saidOn } from "./statement-view.ts";
import type { Stored } from "./watch-views.ts";

const misuse: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "8.3.5" };
const notices: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "8.5.3" };

/** How long before its day a surveillance or the end of a suspension is shown. */
const ahead = { days: 60 };

const shown = {
  "must-withdraw": ["mustWithdrawAct", "mustWithdrawWhy"],
  "suspension-ends": ["suspensionEndsAct", "suspensionEndsWhy"],
  "must-suspend": ["mustSuspendAct", "mustSuspendWhy"],
  surveillance: ["surveillanceAct", "surveillanceWhy"],
} as const;

const isShown = (what: OutlookLine["what"]): what is keyof typeof shown => what in shown;

const ofStatement = (row: StatementRow, today: Temporal.PlainDate): readonly Waiting[] => {
  const day = today.toString();
  const said = saidOn(row, day);
  const horizon = today.add(ahead).toString();
  return statementOutlook(row.state, outlookRules(firstSaid(row).attested, day), day).flatMap(
    ({ what, on, rule, facts }) => {
      if (!isShown(what) || on > horizon) return [];
      const [act, why] = shown[what];
      return [
        {
          key: `statements:${row.id}:${what}`,
          due: on,
          act: sayBoth(texts[act]),
          subject: `${said.number} ${said.holder.name.zh}`,
          why: sayBoth(texts[why], facts),
          rule,
          href: `/statements/${row.id}`,
          button: texts.open,
        },
      ];
    },
  );
};

type Line = { readonly due: string | null; readonly act: Message; readonly why: Bilingual; readonly rule: RuleSource };

const ofNotice = ({ state }: Stored<ClientNotice>): Line | null => {
  const { reported, clock, answer, carriedOut } = state;
  if (reported === null || clock === null) return null;
  if (answer === null) {
    const why = sayBoth(texts.answerWhy, { kind: noticeKindTexts[reported.kind], what: reported.what.slice(0, 60) });
    return { due: clock.due, act: texts.answerAct, why, rule: clock.rule };
  }
  if (answer.effect === "none" || carriedOut !== null) return null;
  return {
    due: answer.auditBy ?? answer.on,
    act: answer.effect === "suspend" ? texts.suspendAct : texts.specialAuditAct,
    why: sayBoth(noticeEffectTexts[answer.effect]),
    rule: clock.rule,
  };
};

const ofCheck = ({ state }: Stored<MarkCheck>): Line | null => {
  const { seen, action, closed } = state;
  if (seen === null || closed !== null) return null;
  if (action !== null)
    return {
      due: action.due,
      act: texts.markDueAct,
      why: sayBoth(texts.markDueWhy, { asked: action.asked }),
      rule: misuse,
    };
  if (seen.use === "proper") return null;
  const why = sayBoth(texts.markOpenWhy, { use: markUseTexts[seen.use], where: seen.where });
  return { due: null, act: texts.markOpenAct, why, rule: misuse };
};

/** Misuse that was not put right stays here until the statement is no longer simply in force. */
const ofGround = ({ state }: Stored<MarkCheck>): Line | null =>
  state.seen === null || !isGroundForSuspension(state)
    ? null
    : {
        due: null,
        act: texts.markGroundAct,
        why: sayBoth(texts.markOpenWhy, { use: markUseTexts[state.seen.use], where: state.seen.where }),
        rule: misuse,
      };

const lineOf = (
  { id }: { readonly id: string },
  named: { readonly statement: string; readonly number: string; readonly holder: Bilingual } | null,
  line: Line | null,
  href: string,
): readonly Waiting[] =>
  line === null || named === null
    ? []
    : [
        {
          key: `statements:${id}:${line.act.en}`,
          subject: `${named.number} ${named.holder.zh}`,
          button: texts.open,
          href,
          ...line,
        },
      ];

// Only what can be due within the horizon is folded: suspended ones, and those not looked at for ten months.
const dueSql = `select id, version, state from statement
where owner = $1 and standing in ('in-force', 'suspended') and valid_until >= $2
  and (suspended_since is not null or surveilled_on <= $3) order by surveilled_on limit 100`;
const openSql = (table: "statement_mark_check" | "statement_notice"): string =>
  `select id, version, state from ${table} where owner = $1 and not closed order by due nulls last, id limit 100`;
const groundSql = `select c.id, c.version, c.state from statement_mark_check c join statement s on s.owner = c.owner and s.id = c.statement
where c.owner = $1 and c.closed and c.state->'closed'->>'outcome' = 'not-corrected' and s.standing = 'in-force' order by c.id desc limit 50`;

const ofBody = async ({ store }: Services, owner: string, today: Temporal.PlainDate): Promise<readonly Waiting[]> => {
  const read = await store.transaction({ owner, caseId: null }, async (tx) => ({
    due: (await tx.query<StatementRow>(dueSql, [owner, today.toString(), today.subtract({ months: 9 }).toString()]))
      .rows,
    notices: (await tx.query<Stored<ClientNotice>>(openSql("statement_notice"), [owner])).rows,
    checks: (await tx.query<Stored<MarkCheck>>(openSql("statement_mark_check"), [owner])).rows,
    grounds: (await tx.query<Stored<MarkCheck>>(groundSql, [owner])).rows,
  }));
  return [
    ...read.due.flatMap((row) => ofStatement(row, today)),
    ...read.notices.flatMap((row) =>
      lineOf(row, row.state.reported, ofNotice(row), `/statements/${row.state.reported?.statement ?? ""}`),
    ),
    ...[
      ...read.checks.map((row) => ({ row, line: ofCheck(row) })),
      ...read.grounds.map((row) => ({ row, line: ofGround(row) })),
    ].flatMap(({ row, line }) => lineOf(row, row.state.seen, line, `/statements/${row.state.seen?.statement ?? ""}`)),
  ];
};

const clientLine = (caseId: string) => `/held-statements/${caseId}`;

const toClient = (
  checks: readonly Stored<MarkCheck>[],
  told: readonly Stored<ClientNotice>[],
  caseId: string,
): readonly Waiting[] => [
  ...checks.flatMap((row) => {
    const { action, seen } = row.state;
    if (action === null || seen === null) return [];
    const why = sayBoth(texts.markDueWhy, { asked: action.asked });
    return lineOf(row, seen, { due: action.due, act: texts.markClientAct, why, rule: misuse }, clientLine(caseId));
  }),
  ...told.flatMap((row) => {
    const { answer, reported } = row.state;
    if (answer?.effect !== "special-audit") return [];
    const why = sayBoth(texts.noticeClientWhy, { reason: answer.reason.slice(0, 80) });
    return lineOf(
      row,
      reported,
      { due: answer.auditBy, act: texts.noticeClientAct, why, rule: notices },
      clientLine(caseId),
    );
  }),
];

const ofClient = async ({ store, access }: Services, organisation: string): Promise<readonly Waiting[]> => {
  const shared = await access.sharedCases(organisation);
  const read = await Promise.all(
    shared.map(({ owner, caseId }) =>
      store.transaction({ owner, caseId }, async (tx) =>
        toClient(
          (await tx.query<Stored<MarkCheck>>(openSql("statement_mark_check"), [owner])).rows,
          (await tx.query<Stored<ClientNotice>>(openSql("statement_notice"), [owner])).rows,
          caseId,
        ),
      ),
    ),
  );
  return read.flat();
};

/** What the body's statements, checks and notices ask for, and what they ask of those who hold them. */
export const statementsWaiting =
  (services: Services): AsksWaiting =>
  async ({ organisation, roles, today }) => {
    if (!can(roles, "statements.read")) return [];
    const isClient = roles.includes("manager") || roles.includes("administrator");
    return [
      ...(can(roles, "statements.change") ? await ofBody(services, organisation, today) : []),
      ...(isClient ? await ofClient(services, organisation) : []),
    ];
  };
