import { type Language, logKindTexts, say } from "@touchstone/contract";
import { cosignatureSeconds, parseNote } from "@touchstone/translog";
import { html } from "hono/html";
import type { LogProof, PublicLog } from "./public-log.ts";
import { type LogText, logText, type Markup, publicPage } from "./public-page.ts";
import type { Entry } from "./sequence.ts";

const shown = 50;

// Legal time in China; the number of hours is said, so that nobody has to guess.
const moment = (instant: Temporal.Instant | null): string =>
  instant === null
    ? "–"
    : `${instant.toZonedDateTimeISO("Asia/Shanghai").toPlainDateTime().toString({ smallestUnit: "second" }).replace("T", " ")} UTC+8`;

/** The operator's own time under a checkpoint, as the note carries it. */
const signedAt = (note: string): string => {
  const parsed = parseNote(note);
  const times = parsed.ok ? parsed.value.signatures.map(({ signature }) => cosignatureSeconds(signature)) : [];
  const seconds = times.find((time) => time !== null);
  return moment(typeof seconds === "number" ? Temporal.Instant.fromEpochMilliseconds(seconds * 1000) : null);
};

/** The entry's text, or null where its bytes are none. */
const textOf = (leaf: Uint8Array): string | null => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(leaf);
  } catch {
    return null;
  }
};

const fieldsOf = (leaf: Uint8Array): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(textOf(leaf) ?? "null");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    // Not a statement of ours: shown by its index and bytes alone.
    return {};
  }
};

const field = (leaf: Uint8Array, name: string): string => {
  const value = fieldsOf(leaf)[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "–";
};

const kindOf = (leaf: Uint8Array, language: Language): string => {
  const kind = field(leaf, "kind");
  const known = Object.entries(logKindTexts).find(([name]) => name === kind);
  return known === undefined ? kind : say(known[1], language);
};

const numberOf = (leaf: Uint8Array, language: Language): Markup => {
  const number = field(leaf, "certNo");
  // A key's entry carries the key's name there, which has no page.
  return !/^[A-Z0-9][A-Z0-9-]{2,39}$/.test(number)
    ? html`${number}`
    : html`<a href="/verify/${encodeURIComponent(number)}?lang=${language}">${number}</a>`;
};

const row = ({ index, leaf }: Entry, language: Language): Markup =>
  html`<tr><td><a href="/log/entry/${index}?lang=${language}">${index}</a></td><td>${kindOf(leaf, language)}</td>
<td>${numberOf(leaf, language)}</td><td>${field(leaf, "at")}</td></tr>`;

const entryTable = (entries: readonly Entry[], t: LogText, language: Language): Markup =>
  entries.length === 0
    ? html`<p>${t("none")}</p>`
    : html`<div class="wide card"><table><thead><tr><th scope="col">${t("index")}</th><th scope="col">${t("kind")}</th>
<th scope="col">${t("number")}</th><th scope="col">${t("claimed")}</th></tr></thead>
<tbody>${entries.toReversed().map((entry) => row(entry, language))}</tbody></table></div>`;

/** `/log`: what the log is, how large, who signs, and the newest entries before `before`. */
export const logPage = async (log: PublicLog, language: Language, before: number | null): Promise<string> => {
  const t = logText(language);
  const state = await log.state();
  const end = Math.min(before ?? state.size, state.size);
  const start = Math.max(0, end - shown);
  const entries = await log.entries(start, end);
  return publicPage(
    language,
    t("title"),
    "/log",
    html`<h1>${t("title")}</h1><p>${t("lead")}</p>
<p class="warn" role="note">${t("noWitness")}</p>
<div class="card proof"><dl><dt>${t("size")}</dt><dd>${state.size}</dd><dt>${t("root")}</dt><dd><code>${state.root}</code></dd>
<dt>${t("signedAt")}</dt><dd>${signedAt(state.note)}</dd><dt>${t("key")}</dt><dd><code>${log.vkey}</code></dd></dl></div>
<h2>${t("checkpoint")}</h2><div class="card"><pre>${state.note}</pre></div>
<h2>${t("recent")}</h2>${entryTable(entries, t, language)}
${start > 0 ? html`<p><a href="/log?before=${start}&amp;lang=${language}">${t("earlier")}</a></p>` : ""}
<h2>${t("how")}</h2><p>${t("howText")}</p>
<ul><li><a href="/log/checkpoint">${t("fileCheckpoint")}</a></li><li><a href="/log/vkey">${t("fileKey")}</a></li></ul>`,
  );
};

const windowText = ({ bracket }: LogProof, t: LogText): string => {
  const before = moment(bracket.before);
  return bracket.after === null
    ? t("windowBefore", { before })
    : t("windowBoth", { after: moment(bracket.after), before });
};

/** `/log/entry/N`: the entry as its bytes are, when it can have been written, and the files that prove it offline. */
export const entryPage = (proof: LogProof, language: Language): string => {
  const t = logText(language);
  const title = t("entry", { index: String(proof.index) });
  const path = `/log/entry/${proof.index}`;
  return publicPage(
    language,
    title,
    path,
    html`<p><a href="/log?lang=${language}">${t("back")}</a></p><h1>${title}</h1>
<h2>${t("content")}</h2><div class="card"><pre>${textOf(proof.leaf) ?? t("notText", { bytes: proof.leaf.length })}</pre></div>
<h2>${t("window")}</h2><div class="card proof"><p>${windowText(proof, t)}</p></div>
<p class="warn" role="note">${t("noWitness")}</p>
<h2>${t("files")}</h2><ul><li><a href="${path}/proof">${t("proofFile")}</a></li><li><a href="${path}/bracket">${t("bracketFile")}</a></li></ul>
<h2>${t("covering")}</h2><div class="card"><pre>${proof.checkpoint}</pre></div>`,
  );
};
