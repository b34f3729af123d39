import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { EvidenceFile, VirusScan } from "@touchstone/register";
import type { Services } from "../../services.ts";
import { usedBytes } from "./items.ts";
import { fileKind, mostBytesOf } from "./kind/file-kind.ts";
import type { Uploads } from "./uploads.ts";

const edge = houseRule("9");

/**
 * Whether a file of this name and length may come at all: kind, length, room. Asked before a byte is sent, and the room is
 * taken before anybody else is asked: many who begin at once do not share the same last byte.
 */
export const takeRoom = <Value>(
  services: Services,
  uploads: Uploads,
  owner: string,
  file: Pick<EvidenceFile, "name" | "bytes">,
  take: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> =>
  uploads.inTurn(`room ${owner}`, async () => {
    const may = await mayCome(services, uploads, owner, file);
    return may.ok ? take() : may;
  });

const mayCome = async (
  services: Services,
  uploads: Uploads,
  owner: string,
  { name, bytes }: Pick<EvidenceFile, "name" | "bytes">,
): Promise<Result<null, Refusal>> => {
  const { mostBytes, quotaBytes } = services.evidence;
  const ofKind = mostBytesOf(name);
  if (ofKind === null) return refuse(refusal("evidence-kind-refused", edge, { file: name, why: "kind" }));
  const limit = Math.min(mostBytes, ofKind);
  if (bytes > limit) return refuse(refusal("evidence-too-large", edge, { bytes, limit }));
  const left = Math.max(0, quotaBytes - (await usedBytes(services, owner)) - (await uploads.declared(owner)));
  return bytes > left ? refuse(refusal("evidence-quota", edge, { left, bytes })) : ok(null);
};

const scanned = async ({ evidence }: Services, path: string): Promise<Result<VirusScan, Refusal>> => {
  const { scanner } = evidence;
  if (scanner === null) return ok({ state: "not-scanned", by: "", found: "" });
  const answer = await scanner.scan(path);
  switch (answer.state) {
    case "clean":
      return ok({ state: "clean", by: scanner.name, found: "" });
    case "infected":
      return ok({ state: "infected", by: scanner.name, found: answer.found });
    case "failed":
      return refuse(refusal("evidence-scan-failed", edge, { what: answer.what }));
  }
};

type Named = Pick<EvidenceFile, "name" | "bytes" | "digest">;
export type TakenIn = { readonly file: EvidenceFile; readonly scan: VirusScan };

/** A whole file on the disk that nobody has looked into yet: what it is, and whether a virus sits in it. */
export const takeIn = async (services: Services, path: string, named: Named): Promise<Result<TakenIn, Refusal>> => {
  const kind = await fileKind(path, named.name);
  if (!kind.ok) return refuse(refusal("evidence-kind-refused", edge, { file: named.name, why: kind.why }));
  const scan = await scanned(services, path);
  return scan.ok ? ok({ file: { ...named, mediaType: kind.mediaType }, scan: scan.value }) : scan;
};

/** Puts the bytes where the event will say they are: among what is served, or apart. */
export const putAway = ({ blobs }: Services, owner: string, path: string, { file, scan }: TakenIn): Promise<void> =>
  scan.state === "infected" ? blobs.setApart(owner, path, file.digest) : blobs.adopt(owner, path, file.digest);
