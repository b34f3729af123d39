import { crc32, deflateRawSync } from "node:zlib";

/** One entry of an archive made for a test; every field can lie. */
export type TestEntry = {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly localName?: string;
  readonly declaredSize?: number;
  readonly checksum?: number;
  readonly unixMode?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Use the local file of the entry before this one. */
  readonly sharesLocalFile?: true;
};

type Lies = { readonly prepend?: string; readonly declaredCount?: number };

export const testArchive = (entries: readonly TestEntry[], lies: Lies = {}): Uint8Array => {
  const prefix = Buffer.from(lies.prepend ?? "", "latin1");
  const locals: Buffer[] = [prefix];
  const directory: Buffer[] = [];
  let offset = prefix.length;
  let last = offset;
  for (const entry of entries) {
    const raw = Buffer.from(entry.content ?? "");
    const packed = deflateRawSync(raw);
    const name = Buffer.from(entry.name, "utf8");
    const localName = Buffer.from(entry.localName ?? entry.name, "utf8");
    const checksum = entry.checksum ?? crc32(raw);
    const size = entry.declaredSize ?? raw.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0x800, 2);
    common.writeUInt16LE(entry.method ?? 8, 4);
    common.writeUInt32LE(checksum, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    if (entry.sharesLocalFile === undefined) {
      last = offset;
      common.writeUInt16LE(localName.length, 22);
      const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common, localName, packed]);
      locals.push(local);
      offset += local.length;
    }
    common.writeUInt16LE(name.length, 22);
    const central = Buffer.alloc(20);
    central.writeUInt32LE(((entry.unixMode ?? 0o100644) << 16) >>> 0, 10 - 4);
    central.writeUInt32LE(last, 14 - 4);
    const madeBy = Buffer.from([20, 3]);
    // comment length, disk, internal attributes (6 bytes), external attributes, offset.
    directory.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002", "latin1"), madeBy, common, central.subarray(0, 14), name]),
    );
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(lies.declaredCount ?? entries.length, 8);
  end.writeUInt16LE(lies.declaredCount ?? entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, list, end]));
};

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaging = "http://schemas.openxmlformats.org/package/2006";

/** A smallest workbook around one sheet's `sheetData`. */
export const testWorkbook = (sheetData: string, sheetState = ""): readonly TestEntry[] => [
  {
    name: "[Content_Types].xml",
    content: `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  },
  {
    name: "_rels/.rels",
    content: `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  },
  {
    name: "xl/workbook.xml",
    content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="台账" sheetId="1" ${sheetState} r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: "xl/_rels/workbook.xml.rels",
    content: `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  {
    name: "xl/worksheets/sheet1.xml",
    content: `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
  },
];
