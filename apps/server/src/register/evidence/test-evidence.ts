import { createHash } from "node:crypto";
import { type Client, routes } from "@touchstone/contract";
import type { z } from "zod";
import { demoCompany, value } from "../../testing/test-server.ts";

const { evidence, register } = routes;
type Completion = z.input<(typeof evidence.complete)["body"]>;
const organisation = { organisation: demoCompany };
export const utf8 = (text: string) => new TextEncoder().encode(text);
export const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** What the tests of the evidence library do with it again and again, as the manager of the demo company. */
export const evidenceDesk = (asManager: () => Client) => {
  const begin = (bytes: Uint8Array, name: string) =>
    asManager().call(evidence.begin, { params: organisation, body: { name, bytes: bytes.length, digest: sha(bytes) } });
  const piece = (upload: string, offset: number, bytes: Uint8Array<ArrayBuffer>) =>
    asManager().call(evidence.piece, { params: { ...organisation, upload }, query: { offset }, bytes });
  const complete = (upload: string, body: Partial<Completion> = {}) =>
    asManager().call(evidence.complete, {
      params: { ...organisation, upload },
      body: { takenOn: "2026-11-20", ...body },
    });
  const send = async (text: string | Uint8Array<ArrayBuffer>, name: string, body: Partial<Completion> = {}) => {
    const bytes = typeof text === "string" ? utf8(text) : text;
    const begun = await begin(bytes, name);
    if (!begun.ok) return begun;
    const sent = await piece(begun.value.id, 0, bytes);
    return sent.ok ? complete(begun.value.id, body) : sent;
  };
  const show = async (item: string, on?: string) =>
    value(
      await asManager().call(evidence.show, {
        params: { ...organisation, evidence: item },
        query: on === undefined ? {} : { on },
      }),
    );
  const showRow = async (risk: string, on?: string) =>
    value(
      await asManager().call(register.show, {
        params: { ...organisation, risk },
        query: on === undefined ? {} : { on },
      }),
    );
  const link = (item: string, rows: readonly { risk: string; objective?: string | null }[]) =>
    asManager().call(evidence.link, { params: { ...organisation, evidence: item }, body: { rows: [...rows] } });

  const siteAt = (region: string) => ({ name: region, region, relation: "own" as const, people: 1 });
  const openSite = async (region: string) =>
    value(await asManager().call(routes.sites.open, { params: organisation, body: siteAt(region) })).id;

  /** A row that lacks nothing but evidence. */
  const plannedRow = async (title: string) => {
    const body = { title, harm: "", owner: "设备部", area: "lift" };
    const risk = value(await asManager().call(register.identify, { params: organisation, body })).id;
    const params = { ...organisation, risk };
    const document = { title: "市场监管总局公告2022年第28号", printedDate: "2004年" };
    value(await asManager().call(register.addDocument, { params, body: document }));
    const line = (await showRow(risk)).lines[0]?.id ?? "";
    const clause = {
      line,
      family: "samr-2022-28",
      version: "2022-08-09",
      article: "第一条",
      quote: "目录",
    };
    value(await asManager().call(register.extractClause, { params, body: clause }));
    const objectiveBody = { text: "每年一次", frequency: { times: 1, per: "year" as const } };
    value(await asManager().call(register.setObjective, { params, body: objectiveBody }));
    const objective = (await showRow(risk)).objectives[0]?.id ?? "";
    const control = { objective, who: "甲", what: "乙", when: "丙", where: "丁", why: "戊", how: "己", documents: [] };
    value(await asManager().call(register.setControl, { params, body: control }));
    const monitoring = { objective, what: "报告", who: "甲", frequency: { times: 1, per: "year" as const } };
    value(await asManager().call(register.setMonitoring, { params, body: monitoring }));
    return { risk, objective };
  };
  return { begin, piece, complete, send, show, showRow, link, siteAt, openSite, plannedRow };
};
