import type { Label } from "@touchstone/register";
import type { Context, Hono } from "hono";
import { publicLanguage } from "../../http/public-frame.ts";
import { securedResponse } from "../../http/secured.ts";
import { listed } from "../../parties/index.ts";
import { openLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { dayOf } from "../rows.ts";
import { endedPage, labelPage, unknownPage } from "./label-page.ts";
import { labelViewOf } from "./label-view.ts";
import { readThing } from "./read-thing.ts";

const page = (text: string, status: number): Response =>
  securedResponse(text, status, {
    "content-type": "text/html; charset=utf-8",
    // What is due must not be old, and a withdrawn label is to fall silent at once.
    "cache-control": "public, max-age=10",
    // A label is for who stands before the thing, not for who searches.
    "x-robots-tag": "noindex",
    vary: "accept-language",
  });

type Found = { readonly owner: string; readonly label: string };

const findLabel = async ({ store }: Services, code: string): Promise<(Found & { readonly state: Label }) | null> => {
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<Found>("select organisation as owner, label from public_label where code = $1", [code]),
  );
  const [found] = rows;
  if (found === undefined) return null;
  const held = await store.transaction({ owner: found.owner, caseId: null }, (tx) =>
    tx.query<{ state: Label }>("select state from register_label where owner = $1 and id = $2", [
      found.owner,
      found.label,
    ]),
  );
  return { ...found, state: held.rows[0]?.state ?? null };
};

/** `/things/CODE`: what the owner of a thing ticked, for who scans its label. */
export const labelPages = (app: Hono, services: Services): void => {
  const library = openLibrary(services.store);
  const answer = async (context: Context): Promise<Response> => {
    const language = publicLanguage(context.req.raw);
    const code = context.req.param("code") ?? "";
    const found = /^[0-9a-f]{32}$/.test(code) ? await findLabel(services, code) : null;
    const label = found?.state?.issued.find((one) => one.code === code);
    if (found === null || label === undefined) return page(unknownPage(language), 404);
    if (label.ended !== null) return page(endedPage(code, label.ended, language), 410);
    const { owner, state } = found;
    const on = dayOf(services, undefined);
    const thing = await services.store.transaction({ owner, caseId: null }, (tx) =>
      readThing(tx, owner, state?.thing ?? "", on),
    );
    const organisation = await listed(services.store, owner);
    if (thing === null || organisation === null) return page(unknownPage(language), 404);
    const view = labelViewOf({ library: await library(), thing, on }, label.choice, organisation.name);
    return page(labelPage(code, view, language), 200);
  };
  app.get("/things/:code", answer);
};
