import { didDocument, didWeb } from "@touchstone/credential";
import type { Context, Hono } from "hono";
import { publicLanguage } from "../http/public-frame.ts";
import { securedResponse } from "../http/secured.ts";
import type { Services } from "../services.ts";
import { readIssuerRow } from "./issuer.ts";
import { dayOf, type PublicStatement, readPublicStatement } from "./public-statement.ts";
import { isPurpose, statusList } from "./status-lists.ts";
import { unknownPage, verifyPage } from "./verify-page.ts";

// A status must not be old; what was asked a moment ago may be answered from a cache.
const shortly = "public, max-age=10";
// A certificate may be made anew at any time, and then the former one is no answer any more.
const forLong = "public, max-age=60";

const kinds = {
  pdf: { ending: ".pdf", type: "application/pdf", digest: ({ pdf }: PublicStatement) => pdf },
  credential: {
    ending: ".vc.jwt",
    type: "application/vc+jwt",
    digest: ({ credential }: PublicStatement) => credential,
  },
  proof: { ending: ".tlog-proof", type: "text/plain; charset=utf-8", digest: ({ proof }: PublicStatement) => proof },
  bracket: { ending: ".bracket.json", type: "application/json", digest: ({ evidence }: PublicStatement) => evidence },
} as const;

const served = (body: string | Uint8Array, type: string, cache: string, name?: string): Response =>
  new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: {
      "content-type": type,
      "cache-control": cache,
      // Verifiers in browsers read these from other places.
      "access-control-allow-origin": "*",
      ...(name === undefined ? {} : { "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(name)}` }),
    },
  });

const verify = async (services: Services, context: Context): Promise<Response> => {
  const number = context.req.param("number") ?? "";
  const language = publicLanguage(context.req.raw);
  const found = await readPublicStatement(services, number);
  const page = (text: string, status: number) =>
    securedResponse(text, status, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": shortly,
      vary: "accept-language",
    });
  if (found === null) return page(unknownPage(number, language), 404);
  const now = services.store.world.now().toZonedDateTimeISO(services.store.world.zone);
  return page(verifyPage(found, dayOf(context.req.query("on")), now, language), 200);
};

/** `/credentials/NUMBER.ending`: one of the files; `/credentials/NUMBER` alone is the credential's id and gives it. */
const credentialFile = async (services: Services, context: Context): Promise<Response> => {
  const name = context.req.param("file") ?? "";
  const kind = Object.values(kinds).find(({ ending }) => name.endsWith(ending)) ?? kinds.credential;
  const number = name.endsWith(kind.ending) ? name.slice(0, -kind.ending.length) : name;
  const found = await readPublicStatement(services, number);
  const bytes = found === null ? null : await services.blobs.get(found.body, kind.digest(found));
  return bytes === null ? context.notFound() : served(bytes, kind.type, forLong, `${number}${kind.ending}`);
};

type IssuerDocument = { readonly body: string; readonly document: string | null };

const issuerDocuments = async ({ store }: Services): Promise<readonly IssuerDocument[]> => {
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<IssuerDocument>("select body, document from public_issuer where document is not null order by prefix"),
  );
  return rows;
};

/** The platform's own document: it asserts nothing itself, and shows the bodies' keys to whoever looks here first. */
const platformDocument = async (services: Services): Promise<string> => {
  const documents = (await issuerDocuments(services)).map(({ document }) => JSON.parse(document ?? "{}"));
  return JSON.stringify({
    ...didDocument(didWeb(new URL(services.origin).host), []),
    verificationMethod: documents.flatMap(({ verificationMethod }) => verificationMethod),
    service: documents.map(({ id }) => ({ id: `${id}#issuer`, type: "Issuer", serviceEndpoint: id })),
  });
};

export const statementPaths = (app: Hono, services: Services): void => {
  app.get("/verify/:number", (context) => verify(services, context));
  app.get("/.well-known/did.json", async () =>
    served(await platformDocument(services), "application/did+json", shortly),
  );
  app.get("/credentials/:prefix/did.json", async (context) => {
    const { rows } = await services.store.transaction("public", (tx) =>
      tx.query<{ body: string }>("select body from public_issuer where prefix = $1", [context.req.param("prefix")]),
    );
    const issuer = rows[0] === undefined ? null : await readIssuerRow(services, rows[0].body);
    const document = issuer?.document ?? null;
    return document === null ? context.notFound() : served(document, "application/did+json", shortly);
  });
  app.get("/credentials/:file", (context) => credentialFile(services, context));
  const list = async (context: Context): Promise<Response> => {
    const { prefix = "", purpose = "", issue = "1" } = context.req.param();
    const issueNo = /^[1-9]\d{0,3}$/.test(issue) ? Number(issue) : 0;
    const found = isPurpose(purpose) && issueNo > 0 ? await statusList(services, prefix, purpose, issueNo) : null;
    return found === null ? context.notFound() : served(found, "application/vc+jwt", shortly);
  };
  app.get("/status-lists/:prefix/:purpose", list);
  app.get("/status-lists/:prefix/:purpose/:issue", list);
};
