import { scheme } from "../src/scheme/scheme.ts";

const both = (text: string) => ({ zh: text, en: text });
const rule = { source: "ISO/IEC 17025:2017", clause: "7" };
const redLine = { source: "ISO/IEC 17025:2017", clause: "7.8" };
const signedBy = (by: string) => [{ id: "one", title: both("签字"), by }];

/**
 * A scheme that knows nothing of management systems: testing of samples, without points, interviews, findings or
 * surveillance, with a report that speaks of a moment (RF-5: no report without receipt before the test).
 */
export const laboratory = scheme.parse({
  id: "material-testing",
  edition: "1",
  title: both("材料检验"),
  source: "a test",
  clause: "1",
  jurisdiction: "international",
  effective: { from: "2026-01-01", to: null },
  objects: ["material", "product"],
  necessity: { why: both("检验") },
  standards: [{ id: "method", title: both("方法") }],
  prefix: "LAB",
  redLines: {
    complete: redLine,
    review: redLine,
    decision: redLine,
    attestation: redLine,
    separation: redLine,
    independence: redLine,
    findings: redLine,
  },
  team: { field: "work-order.people", person: "person", duty: "duty", leader: "analyst" },
  area: null,
  lastDay: null,
  determination: { points: null, concerns: null, objections: null, findings: null },
  records: [
    {
      id: "work-order",
      function: "selection",
      title: both("任务单"),
      prefix: "WO",
      why: both("任务"),
      rule,
      filedBy: ["planner"],
      signedBy: signedBy("planner"),
      fields: [
        {
          id: "people",
          type: "rows",
          least: 1,
          title: both("人员"),
          fields: [
            { id: "person", type: "party", title: both("人") },
            { id: "duty", type: "choice", title: both("职责"), options: [{ id: "analyst", title: both("检验员") }] },
          ],
        },
      ],
    },
    {
      id: "sample-receipt",
      function: "determination",
      title: both("收样"),
      prefix: "SR",
      why: both("先收样"),
      rule: { source: "ISO/IEC 17025:2017", clause: "7.4" },
      filedBy: ["team"],
      signedBy: signedBy("team"),
      after: ["work-order"],
      fields: [{ id: "receivedOn", type: "date", to: "today", title: both("收样日期") }],
    },
    {
      id: "test",
      function: "determination",
      title: both("检验"),
      prefix: "TE",
      why: both("检验"),
      rule,
      filedBy: ["team"],
      signedBy: signedBy("team"),
      after: ["sample-receipt"],
      fields: [
        { id: "testedOn", type: "date", from: "sample-receipt.receivedOn", to: "today", title: both("检验日期") },
        { id: "result", type: "number", title: both("结果") },
      ],
    },
    {
      id: "check",
      function: "review",
      title: both("复核"),
      prefix: "RV",
      why: both("复核"),
      rule,
      filedBy: ["reviewer"],
      signedBy: signedBy("reviewer"),
      after: ["test"],
      fields: [
        {
          id: "outcome",
          type: "choice",
          title: both("意见"),
          options: [
            { id: "yes", effect: "grant", title: both("是") },
            { id: "no", effect: "refuse", title: both("否") },
          ],
        },
      ],
    },
    {
      id: "release",
      function: "decision",
      title: both("批准"),
      prefix: "RL",
      why: both("批准"),
      rule,
      filedBy: ["decision-maker"],
      signedBy: signedBy("decision-maker"),
      after: ["check"],
      fields: [
        {
          id: "outcome",
          type: "choice",
          title: both("决定"),
          options: [
            { id: "yes", effect: "grant", title: both("是") },
            { id: "no", effect: "refuse", title: both("否") },
          ],
        },
        { id: "scope", type: "bilingual", title: both("样品") },
      ],
    },
  ],
  statement: { kind: "report", title: both("检验报告"), prefix: "TR", months: null, scope: "release.scope" },
  surveillance: null,
});
