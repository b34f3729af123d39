const kinds: readonly {
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** The first bytes, whatever the name says (ASVS 5.2.2); null where the kind is text. */
  readonly mark: readonly number[] | null;
}[] = [
  { extensions: ["pdf"], mediaType: "application/pdf", mark: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { extensions: ["png"], mediaType: "image/png", mark: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { extensions: ["jpg", "jpeg"], mediaType: "image/jpeg", mark: [0xff, 0xd8, 0xff] },
  {
    extensions: ["xlsx"],
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    mark: [0x50, 0x4b, 0x03, 0x04],
  },
  {
    extensions: ["docx"],
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    mark: [0x50, 0x4b, 0x03, 0x04],
  },
  { extensions: ["txt"], mediaType: "text/plain", mark: null },
  { extensions: ["csv"], mediaType: "text/csv", mark: null },
];

export type EvidenceKind =
  | { readonly ok: true; readonly mediaType: string }
  | { readonly ok: false; readonly why: "empty" | "mismatch" | "kind" };

/** What an evidence file is, by its name and its first bytes together. */
export const evidenceKind = (name: string, bytes: Uint8Array): EvidenceKind => {
  if (bytes.length === 0) return { ok: false, why: "empty" };
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const kind = kinds.find(({ extensions }) => extensions.includes(extension));
  if (kind === undefined) return { ok: false, why: "kind" };
  const { mark, mediaType } = kind;
  const isThat = mark === null ? !bytes.includes(0) : mark.every((byte, index) => bytes[index] === byte);
  return isThat ? { ok: true, mediaType } : { ok: false, why: "mismatch" };
};
