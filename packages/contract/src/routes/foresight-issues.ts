import { issueSides, riskStates } from "@touchstone/register";
import { z } from "zod";
import { bilingual, changed, date, id, line, page, pageOf, prose, text, version } from "../fields.ts";
import { route } from "../route.ts";
import { foresightBase, trendId } from "./foresight.ts";

const organisation = z.strictObject({ organisation: id });
const issue = z.strictObject({ organisation: id, issue: id });
const expected = version.nullable().default(null);

const issueText = {
  side: z.enum(issueSides),
  title: line,
  text: text.default(""),
  markets: z.array(z.string().max(40)).max(20).default([]),
  laws: z.array(z.string().max(120)).max(50).default([]),
};

/** A row of the register as an issue sees it; what the register no longer has is said to be gone. */
const linkedRisk = z.strictObject({
  risk: id,
  on: date,
  title: z.string().nullable(),
  state: z.enum(riskStates).nullable(),
  gone: z.boolean(),
});

const trendReference = z.strictObject({
  id: z.string(),
  title: bilingual,
  edition: z.string(),
  scan: id.nullable(),
  /** The content of today has it no more; the reference stays. */
  gone: z.boolean(),
});

export const issueView = z
  .strictObject({
    id,
    version,
    side: z.enum(issueSides),
    title: z.string(),
    text: z.string(),
    markets: z.array(z.string()),
    laws: z.array(z.strictObject({ family: z.string(), title: z.string() })),
    raisedOn: date,
    trend: trendReference.nullable(),
    risks: z.array(linkedRisk),
    open: z.boolean(),
    closed: z.strictObject({ on: date, reason: z.string() }).nullable(),
  })
  .meta({ id: "ContextIssue" });

const command = <Body extends z.ZodRawShape>(name: string, path: string, summary: string, body: z.ZodObject<Body>) =>
  route({
    id: `foresight.${name}`,
    method: "POST",
    path: `${foresightBase}/issues/{issue}/${path}`,
    door: "organisation",
    action: "register.write",
    summary,
    params: issue,
    body: body.extend({ expected }),
    output: changed,
  });

/** External and internal issues (4.1), and the thread from a trend to a risk. */
export const foresightIssueRoutes = {
  issues: route({
    id: "foresight.issues",
    method: "GET",
    path: `${foresightBase}/issues`,
    door: "organisation",
    action: "register.read",
    summary: "External and internal issues as of a day, the newest first; with the thread to trend and risks",
    params: organisation,
    query: z.strictObject({
      ...page,
      on: date.optional(),
      side: z.enum(issueSides).optional(),
      market: z.string().max(40).optional(),
      trend: trendId.optional(),
      /** The issues that a row of the register hangs on. */
      risk: id.optional(),
    }),
    output: pageOf(issueView),
  }),
  marketLaws: route({
    id: "foresight.market-laws",
    method: "GET",
    path: `${foresightBase}/issues/markets`,
    door: "organisation",
    action: "register.read",
    summary: "The markets that open issues name, the documents in force there, and which of them an issue names",
    params: organisation,
    query: z.strictObject({ on: date.optional() }),
    output: z.strictObject({
      on: date,
      markets: z.array(
        z.strictObject({
          id: z.string(),
          title: bilingual,
          issues: z.int(),
          laws: z.array(
            z.strictObject({ family: z.string(), version: z.string(), title: z.string(), named: z.boolean() }),
          ),
        }),
      ),
    }),
  }),
  raiseIssue: route({
    id: "foresight.raise-issue",
    method: "POST",
    path: `${foresightBase}/issues`,
    door: "organisation",
    action: "register.write",
    summary: "Raise an issue, from a trend or by itself; the reference to the trend is kept",
    params: organisation,
    body: z.strictObject({
      ...issueText,
      trend: trendId.nullable().default(null),
      scan: id.nullable().default(null),
    }),
    output: changed,
  }),
  reviseIssue: command("revise-issue", "revision", "Say an issue anew", z.strictObject(issueText)),
  linkRisk: command(
    "link-risk",
    "risks",
    "Tie a row of the register to the issue from which it comes",
    z.strictObject({ risk: id }),
  ),
  partRisk: command(
    "part-risk",
    "risks/parting",
    "Part a row from the issue, with the reason",
    z.strictObject({ risk: id, reason: prose }),
  ),
  closeIssue: command("close-issue", "closure", "Close an issue, with the reason", z.strictObject({ reason: prose })),
};
