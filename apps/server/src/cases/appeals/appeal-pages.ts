import { complaintRoutes, publicAppealTexts, refusalMessage, say } from "@touchstone/contract";
import { accessRule, houseRule, type Refusal, refusal } from "@touchstone/kernel";
import type { Context, Hono } from "hono";
import { addressOf } from "../../http/address.ts";
import { readBytes } from "../../http/body.ts";
import { publicLanguage } from "../../http/public-frame.ts";
import { securedResponse } from "../../http/secured.ts";
import { listed } from "../../parties/index.ts";
import { packInForce } from "../../schemes/index.ts";
import type { Services } from "../../services.ts";
import type { CaseDesk } from "../case-desk.ts";
import { complaintPage, receivedPage } from "./complaint-page.ts";
import { publishedTimes } from "./published-times.ts";
import { receiveComplaint } from "./receive-complaint.ts";
import { timesCsv, timesPage } from "./times-page.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// Longer than the longest complaint in the widest encoding of a form.
const formLimit = 60_000;

const page = (text: string, status: number): Response =>
  securedResponse(text, status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    vary: "accept-language",
  });

/** A form of another site may not speak for whoever visits it. */
const isForeign = (headers: Headers): boolean => {
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
};

type Body = { readonly id: string; readonly name: { readonly zh: string; readonly en: string } };

const bodyOf = async ({ store }: Services, context: Context): Promise<Body | null> => {
  const id = context.req.param("body") ?? "";
  const found = uuid.test(id) ? await listed(store, id) : null;
  return found === null || found.kind !== "body" ? null : { id, name: found.name };
};

const least = ({ content, today }: CaseDesk): number =>
  packInForce(content.packs, "appeal-terms", today()).parameters.publish.least;

const readComplaint = async (request: Request) => {
  const bytes = await readBytes(request, formLimit);
  if (!bytes.ok) return { said: null, typed: {}, refusals: bytes.refusals as readonly Refusal[] };
  const form = new URLSearchParams(Buffer.from(bytes.value).toString("utf8"));
  const typed = Object.fromEntries(
    ["about", "subject", "text", "name", "contact"].map((name) => [name, (form.get(name) ?? "").replaceAll("\r", "")]),
  );
  const said = complaintRoutes.receive.body.safeParse(typed);
  if (said.success && said.data.text.trim().length >= 20) return { said: said.data, typed, refusals: [] };
  const where = said.success ? "text" : String(said.error.issues[0]?.path[0] ?? "");
  const what = say(where === "text" ? publicAppealTexts.text : publicAppealTexts.subject, publicLanguage(request));
  return { said: null, typed, refusals: [refusal("body-invalid", houseRule("3"), { where, what })] };
};

/** What a body's public may do and see without an account: complain, and read how long appeals take. */
export const appealPages = (app: Hono, services: Services, desk: CaseDesk): void => {
  app.get("/bodies/:body/complaints", async (context) => {
    const body = await bodyOf(services, context);
    return body === null ? context.notFound() : page(complaintPage(body, publicLanguage(context.req.raw), {}, []), 200);
  });
  app.post("/bodies/:body/complaints", async (context) => {
    const body = await bodyOf(services, context);
    const request = context.req.raw;
    if (body === null || isForeign(request.headers)) return context.notFound();
    const language = publicLanguage(request);
    const { said, typed, refusals } = await readComplaint(request);
    const refused = (all: readonly Refusal[]) => {
      const texts = all.map(({ code, facts }) => say(refusalMessage(code), language, facts));
      return page(complaintPage(body, language, typed, texts), refusalMessage(all[0]?.code ?? "not-found").status);
    };
    if (said === null) return refused(refusals.length === 0 ? [refusal("not-found", accessRule)] : refusals);
    const received = await receiveComplaint(services, desk, body.id, said, addressOf(context.env, request.headers));
    return received.ok ? page(receivedPage(body, language, received.value), 200) : refused(received.refusals);
  });
  app.get("/bodies/:body/appeals", async (context) => {
    const body = await bodyOf(services, context);
    if (body === null) return context.notFound();
    const asked = { today: desk.today, least: least(desk) };
    const rows = await publishedTimes(services, body.id, asked);
    return page(timesPage(body, rows, asked.least, publicLanguage(context.req.raw)), 200);
  });
  app.get("/bodies/:body/appeals.csv", async (context) => {
    const body = await bodyOf(services, context);
    if (body === null) return context.notFound();
    const csv = timesCsv(await publishedTimes(services, body.id, { today: desk.today, least: least(desk) }));
    return securedResponse(csv, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="appeals.csv"',
      "cache-control": "no-store",
    });
  });
};
