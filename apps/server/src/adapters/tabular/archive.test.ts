import { describe, expect, test } from "vitest";
import { openArchive } from "./archive.ts";
import { type TestEntry, testArchive, testWorkbook } from "./test-archive.ts";

const good = testWorkbook('<row r="1"><c r="A1" t="inlineStr"><is><t>一</t></is></c></row>');
const outcome = async (entries: readonly TestEntry[], lies = {}): Promise<string> => {
  const opened = await openArchive(testArchive(entries, lies));
  if (opened.ok) return "opened";
  const [first] = opened.refusals;
  return typeof first.facts.what === "string" ? `${first.code} ${first.facts.what}` : first.code;
};

test("an honest archive opens, with its text", async () => {
  const opened = await openArchive(testArchive(good));
  expect(opened.ok && opened.value.get("xl/worksheets/sheet1.xml")).toContain("一");
});

describe("the guard refuses (reliability.md section 5)", () => {
  test.each([
    "../evil.xml",
    "/etc/evil.xml",
    "C:/evil.xml",
    "a\\..\\evil.xml",
    "a//b.xml",
    "a/./b.xml",
    "....//e.xml",
    "e\u0000.xml",
  ])("the name %j", async (name) =>
    expect(await outcome([...good, { name }])).toMatch(/^(archive-hostile entry-name|file-damaged)/),
  );

  test("another name in the local header", async () => {
    expect(await outcome([...good, { name: "a.xml", localName: "b.xml" }])).toBe("archive-hostile entry-name");
  });

  test("a symbolic link", async () => {
    expect(await outcome([...good, { name: "a.xml", unixMode: 0o120777 }])).toBe("archive-hostile symlink");
  });

  test("the same part twice, also by case or normal form", async () => {
    expect(await outcome([...good, { name: "xl/workbook.xml" }])).toBe("archive-hostile duplicate");
    expect(await outcome([...good, { name: "XL/Workbook.xml" }])).toBe("archive-hostile duplicate");
    expect(await outcome([{ name: "\u00e9.xml" }, { name: "e\u0301.xml" }])).toBe("archive-hostile duplicate");
  });

  test("two entries on one local file", async () => {
    const overlapping = [{ name: "a.xml" }, { name: "a.xml/", sharesLocalFile: true }] as const;
    expect(await outcome(overlapping)).toMatch(/^archive-hostile/);
  });

  test("more entries than a workbook has", async () => {
    const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `${index}.bin` }));
    expect(await outcome(many)).toBe("archive-hostile entry-count");
    expect(await outcome(good, { declaredCount: 65_535 })).toBe("archive-hostile entry-count");
  });

  test("a declared size beyond the limit, a ratio beyond belief", async () => {
    expect(await outcome([...good, { name: "a.xml", declaredSize: 2 ** 31 - 1 }])).toBe(
      "archive-hostile inflated-size",
    );
    expect(await outcome([{ name: "a.xml", content: " ".repeat(8 * 1024 * 1024) }])).toBe("archive-hostile ratio");
  });

  test("more bytes than declared, fewer, another checksum", async () => {
    expect(await outcome([{ name: "a.xml", content: "<a/>".repeat(100), declaredSize: 10 }])).toBe(
      "file-damaged a.xml",
    );
    expect(await outcome([{ name: "a.xml", content: "<a/>", declaredSize: 10 }])).toBe("file-damaged a.xml");
    expect(await outcome([{ name: "a.xml", content: "<a/>", checksum: 1 }])).toBe("file-damaged a.xml");
  });

  test("any DOCTYPE, another encoding, invalid UTF-8", async () => {
    expect(await outcome([{ name: "a.xml", content: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }])).toBe(
      "archive-hostile doctype",
    );
    expect(await outcome([{ name: "a.xml", content: "<!doctype a SYSTEM 'http://127.0.0.1:9/'><a/>" }])).toBe(
      "archive-hostile doctype",
    );
    expect(await outcome([{ name: "a.xml", content: '<?xml version="1.0" encoding="GBK"?><a/>' }])).toBe(
      "encoding-unknown",
    );
    expect(await outcome([{ name: "a.xml", content: new Uint8Array([0x3c, 0xff, 0xfe]) }])).toBe("encoding-unknown");
  });

  test("an encrypted entry, an unknown compression", async () => {
    expect(await outcome([{ name: "a.xml", flags: 0x801 }])).toBe("file-encrypted");
    expect(await outcome([{ name: "a.xml", method: 93 }])).toBe("archive-hostile compression-method");
  });

  test("an archive cut before its end, at every length", async () => {
    const whole = testArchive(good);
    for (let length = 0; length < whole.length; length += 97) {
      const opened = await openArchive(whole.slice(0, length));
      expect(opened.ok ? "opened" : opened.refusals[0].code).toBe("file-damaged");
    }
  });
});
