import type { DossierCase } from "./dossier-contents.ts";
import { type Dossier, partBytes } from "./dossier-file.ts";
import { digestOf } from "./encoding.ts";

const start = "evidence-";

/** The part that carries a file attached to an answer: named by its digest, so that each is carried once. */
export const evidencePartName = (digest: string, extension: string): string => `${start}${digest}.${extension}`;

type Attached = { readonly case: string; readonly name: string; readonly digest: string };

/** Files attached to answers, as the chained events name them. */
const attachedIn = (cases: readonly DossierCase[]): readonly Attached[] =>
  cases.flatMap(({ number, events }) =>
    events.flatMap(({ type, data: { name, digest } }) =>
      type === "FindingEvidenceAttached" && typeof name === "string" && typeof digest === "string"
        ? [{ case: number, name, digest }]
        : [],
    ),
  );

export type EvidenceFound = {
  readonly attached: number;
  readonly carried: number;
  /** Attached, and not in this file: to be asked for, and known again by the digest in the chain. */
  readonly left: readonly string[];
  /** Parts that no event names, or whose bytes are others. */
  readonly strange: readonly string[];
};

export const evidenceFound = ({ parts }: Dossier, cases: readonly DossierCase[]): EvidenceFound => {
  const attached = attachedIn(cases);
  const known = new Set(attached.map(({ digest }) => digest));
  const files = parts.filter(({ name }) => name.startsWith(start));
  const digestIn = (name: string): string => name.slice(start.length).split(".")[0] ?? "";
  const isSound = (part: (typeof files)[number]): boolean => {
    const bytes = partBytes(part);
    const digest = digestIn(part.name);
    return bytes !== null && known.has(digest) && digestOf(bytes) === `sha256:${digest}`;
  };
  const carried = new Set(files.filter(isSound).map(({ name }) => digestIn(name)));
  return {
    attached: attached.length,
    carried: attached.filter(({ digest }) => carried.has(digest)).length,
    left: attached.filter(({ digest }) => !carried.has(digest)).map((each) => `${each.case} ${each.name}`),
    strange: files.filter((part) => !isSound(part)).map(({ name }) => name),
  };
};
