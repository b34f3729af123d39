import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OutputOf, routes } from "@touchstone/contract";
import type { DemoStory } from "@touchstone/server";
import { examine } from "../certificate.ts";
import type { Reach } from "../connect.ts";
import type { Cast } from "./cast.ts";
import { done, expectThat, StoryBroken, type Teller, until } from "./teller.ts";

const { statements } = routes;

export type Certificate = {
  readonly number: string;
  readonly url: string;
  readonly pdf: string;
  readonly credential: string;
  readonly logIndex: number;
};

type StatementView = OutputOf<typeof statements.show>;

/** Anybody's request, without account or cookie; addresses of the certificate lead to the server that was reached. */
const fetchPublic = async ({ send, origin }: Reach, address: string): Promise<Uint8Array<ArrayBuffer>> => {
  const { pathname, search } = new URL(address, origin);
  const response = await send(new Request(`${origin}${pathname}${search}`, { headers: { accept: "text/html, */*" } }));
  if (!response.ok) throw new StoryBroken(`${pathname}: ${response.status}`, null);
  return new Uint8Array(await response.arrayBuffer());
};

/** The file is kept on disk and checked there, away from the server. */
const checkOffline = async (name: string, bytes: Uint8Array, on: string): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-demo-"));
  try {
    writeFileSync(join(folder, name), bytes);
    const report = await examine(join(folder, name), { on });
    expectThat(report.ok && report.value.valid, `${name}: ${JSON.stringify(report)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const changeStanding = async (
  { step }: Teller,
  cast: Cast,
  params: { readonly organisation: string; readonly statement: string },
  number: string,
  story: DemoStory,
  on: string,
): Promise<void> => {
  const change = (verb: "suspend" | "restore") =>
    cast.decider.client.call(statements[verb], {
      params,
      body: { from: on, ...story[verb === "suspend" ? "suspension" : "restoration"] },
    });
  const publicly = (standing: "suspended" | "in-force", changes: number) =>
    until(`the public page says ${standing}`, async () => {
      const asked = await cast.anonymous.call(statements.ask, { params: { number }, query: {} });
      return asked.ok && asked.value.standing === standing && asked.value.history.length === changes
        ? asked.value
        : null;
    });
  await step("suspension shows to everybody, with its place in the log", async () => {
    done(await change("suspend"));
    const { history } = await publicly("suspended", 2);
    expectThat(new Set(history.map(({ logIndex }) => logIndex)).size === 2, "two changes at one place in the log");
  });
  await step("restoration; the history keeps both, and the day before it was issued answers “not yet”", async () => {
    done(await change("restore"));
    await publicly("in-force", 3);
    const before = Temporal.PlainDate.from(on).subtract({ days: 1 }).toString();
    const asked = done(await cast.anonymous.call(statements.ask, { params: { number }, query: { on: before } }));
    expectThat(asked.standing === "not-yet", `on ${before}: ${asked.standing}`);
  });
};

/** From the attested case to a certificate that anybody checks offline, and its life. */
export const playStatement = async (
  teller: Teller,
  cast: Cast,
  reach: Reach,
  story: DemoStory,
  statement: string,
  today: Temporal.PlainDate,
): Promise<Certificate> => {
  const params = { organisation: cast.body, statement };
  const on = today.toString();
  const { number, published } = await teller.step("the public log includes the certificate", () =>
    until("publication", async () => {
      const view: StatementView = done(await cast.decider.client.call(statements.show, { params }));
      return view.published === null ? null : { number: view.attested.number, published: view.published };
    }),
  );
  const { url, pdf, credential, logIndex } = published;
  await teller.step("anybody opens the page behind the QR code, without account or script", async () => {
    const page = new TextDecoder().decode(await fetchPublic(reach, url));
    expectThat(
      page.includes(number) && page.includes(story.client.name.zh),
      "the page does not name number and holder",
    );
  });
  await teller.step("the PDF is checked offline", async () =>
    checkOffline("certificate.pdf", await fetchPublic(reach, pdf), on),
  );
  await changeStanding(teller, cast, params, number, story, on);
  return { number, url, pdf, credential, logIndex };
};
