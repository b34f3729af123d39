import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { levels } from "@touchstone/requirements";
import type { FilledLaw } from "@touchstone/server/testing";
import { z } from "zod";

const file = new URL("../../shared/data/laws-bulk.jsonl.gz", import.meta.url);

const article = z.object({
  no: z.string(),
  n: z.int(),
  sub: z.int(),
  part: z.string().nullable(),
  chapter: z.string().nullable(),
  section: z.string().nullable(),
  text: z.string(),
});

const record = z.object({
  id: z.string(),
  title: z.string(),
  level: z.string(),
  jurisdiction: z.string(),
  version_date: z.string().nullable(),
  effective: z.string().nullable(),
  preamble: z.string().nullable(),
  articles: z.array(article),
});

const lawOf = (line: string): FilledLaw => {
  const { id, title, level, jurisdiction, version_date, effective, preamble, articles } = record.parse(
    JSON.parse(line),
  );
  return {
    document: {
      family: `bulk-${id}`,
      version: version_date ?? "undated",
      title,
      aliases: [],
      // The constitution and judicial interpretations have no rank of their own here.
      level: levels.find((one) => one === level) ?? "规范性文件",
      jurisdiction,
      issuingBody: null,
      documentNumber: null,
      adopted: null,
      promulgated: null,
      effective: effective ?? version_date,
      effectiveBasis: null,
      firstEffective: null,
      endedOn: null,
      successor: null,
      history: [],
      confidence: "snapshot",
      source: "laws-bulk",
      topics: [],
      articles: articles.length,
    },
    text: {
      preamble,
      articles: articles.map(({ no, n, sub, part, chapter, section, text }) => ({
        no,
        n,
        sub,
        headings: [part, chapter, section].filter((heading) => heading !== null),
        text,
      })),
    },
  };
};

/** Every record of the bulk file; null where the file is not on this machine. */
export const readBulk = (): readonly FilledLaw[] | null =>
  existsSync(file) ? gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n").map(lawOf) : null;
