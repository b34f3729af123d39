import { createHash } from "node:crypto";
import { routes } from "@touchstone/contract";
import type { DemoOrganisation } from "@touchstone/server";
import { done, expectThat } from "../teller.ts";
import { drawPicture } from "./draw-picture.ts";
import type { Names } from "./names.ts";
import type { Troupe } from "./troupe.ts";

const { evidence, register } = routes;
type Piece = DemoOrganisation["evidence"][number];

/** A picture for a name that says so; otherwise the lines as text. */
const bytesOf = ({ name, lines }: Piece): Uint8Array<ArrayBuffer> =>
  name.endsWith(".png") ? drawPicture(name) : new TextEncoder().encode(`${lines.join("\n")}\n`);

/** Files into the evidence library, by the same uploads as a browser makes. */
export const playEvidence = async (
  { organisation, lead: { client } }: Troupe,
  told: DemoOrganisation,
  names: Names,
): Promise<void> => {
  for (const piece of told.evidence) {
    const { id, lines: _, name, ...about } = piece;
    const bytes = bytesOf(piece);
    const digest = createHash("sha256").update(bytes).digest("hex");
    const params = { organisation };
    const begun = done(await client.call(evidence.begin, { params, body: { name, bytes: bytes.length, digest } }));
    const upload = { organisation, upload: begun.id };
    done(await client.call(evidence.piece, { params: upload, query: { offset: 0 }, bytes }));
    const made = done(await client.call(evidence.complete, { params: upload, body: about }));
    names.keep("evidence", id, made.id);
  }
};

/** Which rows each file serves: once kept, many times used. */
export const linkEvidence = async (
  { organisation, lead: { client } }: Troupe,
  told: DemoOrganisation,
  names: Names,
): Promise<void> => {
  for (const { id, name } of told.evidence) {
    const rows = told.rows
      .filter((row) => row.evidence.includes(id))
      .map((row) => ({ risk: names.id("row", row.id), objective: null }));
    const [first] = rows;
    if (first === undefined) continue;
    const params = { organisation, evidence: names.id("evidence", id) };
    const { refused } = done(await client.call(evidence.link, { params, body: { rows } }));
    expectThat(refused.length === 0, `${name}: ${JSON.stringify(refused)}`);
    // A record names a file by what it is in a row of the register, not by its place in the library.
    const row = done(await client.call(register.show, { params: { organisation, risk: first.risk } }));
    names.keep("evidence", id, row.evidence.find((one) => one.name === name)?.id ?? "");
  }
};
