/** The characters that a font has a shape for, read from its `cmap` table (OpenType, formats 4 and 12). */
export const glyphsOf = (font: Uint8Array): ReadonlySet<number> => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = view.getUint16(4);
  const found = new Set<number>();
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (view.getUint32(at) !== 0x636d6170) continue;
    const cmap = view.getUint32(at + 8);
    for (let sub = cmap + 4; sub < cmap + 4 + view.getUint16(cmap + 2) * 8; sub += 8) {
      const start = cmap + view.getUint32(sub + 4);
      const format = view.getUint16(start);
      if (format === 12) readGroups(view, start, found);
      if (format === 4) readSegments(view, start, found);
    }
  }
  return found;
};

const readGroups = (view: DataView, start: number, found: Set<number>): void => {
  const end = start + 16 + view.getUint32(start + 12) * 12;
  for (let at = start + 16; at < end; at += 12) {
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code += 1) found.add(code);
  }
};

const readSegments = (view: DataView, start: number, found: Set<number>): void => {
  const width = view.getUint16(start + 6);
  const [ends, starts, deltas, ranges] = [14, 16 + width, 16 + width * 2, 16 + width * 3].map(
    (offset) => start + offset,
  );
  if (ends === undefined || starts === undefined || deltas === undefined || ranges === undefined) return;
  for (let step = 0; step < width; step += 2) {
    const last = view.getUint16(ends + step);
    const range = view.getUint16(ranges + step);
    for (let code = view.getUint16(starts + step); code <= last && code !== 0xffff; code += 1) {
      const glyph =
        range === 0
          ? (code + view.getUint16(deltas + step)) & 0xffff
          : view.getUint16(ranges + step + range + (code - view.getUint16(starts + step)) * 2);
      if (glyph !== 0) found.add(code);
    }
  }
};

const isBlank = (character: string): boolean => /^[\s\u200b\u2060]$/u.test(character);

/** The characters of a text that no loaded face can draw. Printed, they would be empty boxes, or nothing at all. */
export const missingFrom = (texts: Iterable<string>, glyphs: ReadonlySet<number>): readonly string[] => {
  const missing = new Set<string>();
  for (const text of texts) {
    for (const character of text) {
      if (!isBlank(character) && !glyphs.has(character.codePointAt(0) ?? 0)) missing.add(character);
    }
  }
  return [...missing];
};
