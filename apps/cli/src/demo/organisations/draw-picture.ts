import { crc32, deflateSync } from "node:zlib";

const width = 240;
const height = 160;
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A small picture that stands for a photo: a door between two walls, in a shade that the name decides. */
export const drawPicture = (name: string): Uint8Array<ArrayBuffer> => {
  const shade = crc32(name) % 96;
  const rows = Array.from({ length: height }, (_, y) => {
    const line = Buffer.alloc(1 + width);
    for (let x = 0; x < width; x += 1) {
      const isDoor = x > 80 && x < 160 && y > 24;
      const isGap = x > 118 && x < 122 && y > 24;
      line[1 + x] = isGap ? 32 : isDoor ? 150 + (shade >> 1) : 96 + shade - (y >> 2);
    }
    return line;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey, no interlacing.
  header.set([8, 0, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(signature),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(Buffer.concat(rows))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
};
