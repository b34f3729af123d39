import type { FileHandle } from "node:fs/promises";
import type { Inspect, KindFault } from "./file-kind.ts";

/** The largest cameras give 200 million; more is a picture that kills whoever opens it (ASVS 5.2.6). */
const mostPixels = 250_000_000;

const readAt = async (handle: FileHandle, at: number, length: number): Promise<DataView | null> => {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, at);
  return bytesRead === length ? new DataView(bytes.buffer) : null;
};

const sizeFault = (width: number, height: number): KindFault | null =>
  width === 0 || height === 0 ? "damaged" : width * height > mostPixels ? "hostile" : null;

const ihdr = 0x49484452;
const iend = 0x49454e44;

/** Chunk by chunk by their lengths: the first is the header, the last the end. */
const png = async (handle: FileHandle): Promise<KindFault | null> => {
  let at = 8;
  for (let count = 0; count < 100_000; count += 1) {
    const chunk = await readAt(handle, at, 8);
    if (chunk === null) return "damaged";
    const type = chunk.getUint32(4);
    if (count === 0) {
      const header = type === ihdr ? await readAt(handle, at + 8, 8) : null;
      if (header === null) return "damaged";
      const fault = sizeFault(header.getUint32(0), header.getUint32(4));
      if (fault !== null) return fault;
    }
    at += 12 + chunk.getUint32(0);
    if (type === iend) return (await readAt(handle, at - 4, 4)) === null ? "damaged" : null;
  }
  return "hostile";
};

// Start-of-frame markers: 0xc0 to 0xcf but for DHT, JPG and DAC.
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const startOfScan = 0xda;

/** Segment by segment to the scan: one frame with its size comes before it. Phones write on after the end mark. */
const jpeg = async (handle: FileHandle): Promise<KindFault | null> => {
  let at = 2;
  let hasFrame = false;
  for (let count = 0; count < 10_000; count += 1) {
    const segment = await readAt(handle, at, 4);
    if (segment === null || segment.getUint8(0) !== 0xff) return "damaged";
    const marker = segment.getUint8(1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      const frame = await readAt(handle, at + 5, 4);
      if (frame === null) return "damaged";
      const fault = sizeFault(frame.getUint16(2), frame.getUint16(0));
      if (fault !== null) return fault;
      hasFrame = true;
    }
    if (marker === startOfScan) return hasFrame ? null : "damaged";
    at += 2 + segment.getUint16(2);
  }
  return "hostile";
};

export const inspectImage: Inspect = ({ name, handle }) => (/\.png$/i.test(name) ? png(handle) : jpeg(handle));
