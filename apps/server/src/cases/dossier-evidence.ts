import { type DossierPart, evidencePartName, largestDossier, mostParts } from "@touchstone/credential";
import type { AnswerPart, CaseState } from "@touchstone/kernel";
import type { Services } from "../services.ts";

/** A file attached to an answer, with the part that carries it; null where the dossier has no room or the body no bytes. */
export type Evidence = {
  readonly case: string;
  readonly finding: string;
  readonly of: AnswerPart;
  readonly name: string;
  readonly digest: string;
  readonly bytes: number;
  readonly part: string | null;
};

// The manifest lists each part in some 250 bytes, which base64 makes a third longer.
const listing = 400;
/** What the summary gains by telling of a file, with a name of three hundred letters at the most. */
const telling = 1_600;

const extensionOf = (name: string): string => /\.([a-z0-9]{1,8})$/.exec(name.toLowerCase())?.[1] ?? "bin";

const sizeOf = (part: DossierPart): number => JSON.stringify(part).length * ("text" in part ? 2 : 1) + listing;

/** Files attached to the answers of these cases, as many as fit beside the other parts; the rest is named and left out. */
export const evidenceOf = async (
  { blobs }: Pick<Services, "blobs">,
  owner: string,
  cases: readonly CaseState[],
  others: readonly DossierPart[],
): Promise<{ readonly told: readonly Evidence[]; readonly parts: readonly DossierPart[] }> => {
  const files = cases.flatMap(({ opened, findings }) =>
    findings.flatMap(({ number, files: attached = [] }) =>
      attached.map((file) => ({ case: opened?.number ?? "", finding: number, file })),
    ),
  );
  let room = largestDossier - others.reduce((sum, part) => sum + sizeOf(part), 0) - files.length * telling;
  const parts = new Map<string, DossierPart>();
  const told: Evidence[] = [];
  for (const { case: from, finding, file } of files) {
    const { digest, name, mediaType: type, bytes, part: of } = file;
    const known = parts.get(digest);
    const fits = parts.size + others.length + 1 < mostParts && (bytes * 4) / 3 + listing * 2 < room;
    const read = known === undefined && fits ? await blobs.get(owner, digest) : null;
    if (read !== null) {
      const part = { name: evidencePartName(digest, extensionOf(name)), type, base64: read.toBase64() };
      parts.set(digest, part);
      room -= sizeOf(part);
    }
    told.push({ case: from, finding, of, name, digest, bytes, part: parts.get(digest)?.name ?? null });
  }
  return { told, parts: [...parts.values()] };
};
