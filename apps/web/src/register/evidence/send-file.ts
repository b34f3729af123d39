import { sha256 } from "@noble/hashes/sha2.js";
import { type Answer, evidenceRoutes } from "@touchstone/contract";
import { api } from "../../shell/api.ts";

const pieceBytes = 4 * 1024 * 1024;
const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The browser's own digest takes a file whole; two gigabytes are not to be held. */
const digestOf = async (file: File, at: (share: number) => void): Promise<string> => {
  const hash = sha256.create();
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    hash.update(new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer()));
    at(Math.min(1, (offset + pieceBytes) / file.size));
  }
  return hex(hash.digest());
};

// What is on its way is remembered here, so that it goes on after a reload.
const prefix = "touchstone.upload.";
const keyOf = (organisation: string, digest: string): string => `${prefix}${organisation}.${digest}`;

const storedIn = (key: string): { readonly upload: string; readonly name: string } | null => {
  const [upload, name] = (localStorage.getItem(key) ?? "").split("\n");
  return upload === undefined || name === undefined ? null : { upload, name };
};

/** Names of files whose upload did not end. */
export const unfinished = (organisation: string): readonly string[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(`${prefix}${organisation}.`))
    .flatMap((key) => storedIn(key)?.name ?? []);

export type Step = { readonly what: "reading" | "sending"; readonly share: number };

export type Sending = {
  readonly organisation: string;
  readonly file: File;
  readonly at: (step: Step) => void;
  readonly isPaused: () => boolean;
};

export type Sent = { readonly upload: string; readonly forget: () => void } | "paused";

/** Sends a file in pieces from where the server says that it stopped; null where it was paused on the way. */
export const sendFile = async ({ organisation, file, at, isPaused }: Sending): Promise<Answer<Sent>> => {
  const digest = await digestOf(file, (share) => at({ what: "reading", share }));
  const key = keyOf(organisation, digest);
  const forget = () => localStorage.removeItem(key);
  const known = storedIn(key);
  const found =
    known === null ? null : await api.call(evidenceRoutes.upload, { params: { organisation, upload: known.upload } });
  const upload =
    found?.ok === true
      ? found
      : await api.call(evidenceRoutes.begin, {
          params: { organisation },
          body: { name: file.name, bytes: file.size, digest },
        });
  if (!upload.ok) {
    forget();
    return upload;
  }
  const { id } = upload.value;
  localStorage.setItem(key, `${id}\n${file.name}`);
  let { offset } = upload.value;
  while (offset < file.size) {
    at({ what: "sending", share: offset / file.size });
    if (isPaused()) return { ok: true, value: "paused" };
    const bytes = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
    const sent = await api.call(evidenceRoutes.piece, {
      params: { organisation, upload: id },
      query: { offset },
      bytes,
    });
    if (!sent.ok) return sent;
    offset = sent.value.offset;
  }
  at({ what: "sending", share: 1 });
  return { ok: true, value: { upload: id, forget } };
};
