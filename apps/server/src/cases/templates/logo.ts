import { ok, type Refusal, type Result, type RuleSource, refusal, refuse } from "@touchstone/kernel";
import type { RecordModel } from "../../adapters/pdf/index.ts";
import type { Services } from "../../services.ts";

export type Logo = NonNullable<NonNullable<RecordModel["frame"]>["logo"]>;
type Size = { readonly mediaType: Logo["mediaType"]; readonly width: number; readonly height: number };

const rule: RuleSource = { source: "Touchstone design", clause: "9" };
const mostBytes = 256 * 1024;
const fewestPixels = 24;
const mostPixels = 2_000;
/** It stands in a line of the header: wider than that it would push the number off the page. */
const widest = 5;
const slimmest = 1 / 3;

const startsWith = (bytes: Uint8Array, mark: readonly number[], at = 0): boolean =>
  mark.every((byte, index) => bytes[at + index] === byte);

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const imageHeader = [0x49, 0x48, 0x44, 0x52];
const imageEnd = [0x49, 0x45, 0x4e, 0x44];

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Chunk by chunk to the end mark: a picture that was cut prints as half of itself. */
const isWholePng = (bytes: Uint8Array): boolean => {
  const view = viewOf(bytes);
  for (let at = png.length; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (startsWith(bytes, imageEnd, at + 4)) return true;
  return false;
};

const pngSize = (bytes: Uint8Array): Size | null => {
  if (bytes.length < 24 || !startsWith(bytes, imageHeader, 12) || !isWholePng(bytes)) return null;
  const view = viewOf(bytes);
  return { mediaType: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
};

/** Start of frame: every marker from C0 to CF but the tables of Huffman (C4), JPG (C8) and arithmetic coding (CC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const jpegSize = (bytes: Uint8Array): Size | null => {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    if (bytes[at] !== 0xff) return null;
    if (isFrame(view.getUint8(at + 1)))
      return { mediaType: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
};

/** What the picture says of itself by its first bytes, whatever its name; null where it is neither PNG nor JPEG. */
const pictureSize = (bytes: Uint8Array): Size | null => {
  if (startsWith(bytes, png)) return pngSize(bytes);
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? jpegSize(bytes) : null;
};

/** A logo that can stand in a header; unpacked it is at most sixteen megabytes. */
export const logoOf = (bytes: Uint8Array): Result<Logo & Size, Refusal> => {
  if (bytes.length > mostBytes)
    return refuse(refusal("template-logo-too-large", rule, { bytes: bytes.length, most: mostBytes }));
  const size = pictureSize(bytes);
  if (size === null) return refuse(refusal("template-logo-kind", rule, { bytes: bytes.length }));
  const { width, height } = size;
  const isSound =
    Math.min(width, height) >= fewestPixels &&
    Math.max(width, height) <= mostPixels &&
    width / height <= widest &&
    width / height >= slimmest;
  return isSound
    ? ok({ ...size, bytes })
    : refuse(refusal("template-logo-size", rule, { width, height, fewest: fewestPixels, most: mostPixels }));
};

/** The body's own picture by its digest; no other owner's is reached by it. */
export const readLogo = async (
  { blobs }: Pick<Services, "blobs">,
  owner: string,
  digest: string | null,
): Promise<Result<Logo | null, Refusal>> => {
  if (digest === null) return ok(null);
  const bytes = await blobs.get(owner, digest);
  return bytes === null ? refuse(refusal("template-logo-unknown", rule, { digest })) : logoOf(bytes);
};
