import { digestTexts, type Language, say } from "@touchstone/contract";
import type { NoticeContent, NoticeLine, NoticeMessage } from "@touchstone/register";

type Written = NonNullable<NoticeMessage["written"]>;

export type Rendered = {
  readonly subject: string;
  readonly lines: readonly RenderedLine[];
  /** The last line, where so many of the others are shown. */
  readonly tail: (shown: number) => string;
};
type RenderedLine = { readonly text: string; readonly url: string };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

// No sign that would turn a subject into a header of its own, or the reading direction round.
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();

const when = ({ due, overdue }: NoticeLine, language: Language): string => {
  if (due === null) return say(digestTexts.undated, language);
  return overdue ? `${due} ${say(digestTexts.overdue, language)}` : say(digestTexts.due, language, { date: due });
};

const lineText = (line: NoticeLine, language: Language): string =>
  plain(`[${when(line, language)}] ${line.act}${line.subject === "" ? "" : ` – ${line.subject}`}`);

const urlOf = (origin: string, path: string): string => `${origin}/app${path}`;

/** A message in its words, for mail and robots alike. */
export const render = (written: Written, content: NoticeContent, origin: string): Rendered => {
  const { language } = written;
  const { organisation: name, total, overdue } = content;
  if (written.kind === "test") {
    const subject = plain(say(digestTexts.testSubject, language, { name }));
    return { subject, lines: [], tail: () => say(digestTexts.testLine, language) };
  }
  return {
    subject: plain(say(digestTexts.subject, language, { name, total, overdue })),
    lines: content.lines.map((line) => ({ text: lineText(line, language), url: urlOf(origin, line.href) })),
    tail: (shown) => {
      const count = total - shown;
      const rest = count > 0 ? say(digestTexts.more, language, { count }) : say(digestTexts.all, language);
      return `${rest} ${urlOf(origin, "/")}`;
    },
  };
};

export const renderMail = (rendered: Rendered, language: Language, noticesPage: string) => {
  const { subject, lines } = rendered;
  const tail = rendered.tail(lines.length);
  const foot = say(digestTexts.foot, language);
  const text = [
    subject,
    "",
    ...lines.flatMap((line) => [line.text, `  ${line.url}`]),
    "",
    tail,
    "",
    `${foot} ${noticesPage}`,
    "",
  ].join("\n");
  const items = lines.map((line) => `<li><a href="${escapeHtml(line.url)}">${escapeHtml(line.text)}</a></li>`);
  const html = `<!doctype html><html lang="${language === "zh" ? "zh-CN" : "en"}"><meta charset="utf-8"><title>${escapeHtml(subject)}</title><p>${escapeHtml(subject)}</p><ul>${items.join("")}</ul><p>${escapeHtml(tail)}</p><p>${escapeHtml(foot)} <a href="${escapeHtml(noticesPage)}">${escapeHtml(noticesPage)}</a></p></html>`;
  return { subject, text, html };
};

/** Bytes of a robot's text: WeCom takes 2048, the least of the three. */
const mostRobotBytes = 2000;

// Feishu reads `<at user_id="all">` in a text as a call to the whole group; what waits is titled by anybody.
const withoutTags = (text: string): string => text.replaceAll("<", "＜");

const robotText = ({ subject, lines, tail }: Rendered): string => {
  // DingTalk lets only messages through that hold a keyword the group has set.
  const head = `【试金石】${withoutTags(subject)}`;
  const room = mostRobotBytes - Buffer.byteLength(`${head}\n${tail(0)}`);
  let used = 0;
  const shown = lines
    .map(({ text }) => withoutTags(text))
    .filter((text) => {
      used += Buffer.byteLength(`\n${text}`);
      return used <= room;
    });
  return [head, ...shown, tail(shown.length)].join("\n");
};

export const robotBody = (format: "wecom" | "dingtalk" | "feishu", rendered: Rendered): string => {
  const content = robotText(rendered);
  return JSON.stringify(
    format === "feishu" ? { msg_type: "text", content: { text: content } } : { msgtype: "text", text: { content } },
  );
};

/** Standard Webhooks asks for less than 20 kB. */
const mostBody = 20_000;

/** Standard Webhooks 1.0.0: a dotted type, the time of the event, the data. */
export const standardBody = ({
  written,
  content,
  origin,
  owner,
  at,
}: {
  readonly written: Written;
  readonly content: NoticeContent;
  readonly origin: string;
  readonly owner: string;
  readonly at: string;
}): string => {
  const bodyOf = (count: number): string =>
    JSON.stringify({
      type: written.kind === "test" ? "inbox.test" : "inbox.digest",
      timestamp: at,
      data: {
        organisation: { id: owner, name: content.organisation },
        person: written.person,
        day: written.day,
        total: content.total,
        overdue: content.overdue,
        items: content.lines.slice(0, count).map(({ href, ...line }) => ({ ...line, url: urlOf(origin, href) })),
      },
    });
  let count = content.lines.length;
  while (count > 0 && Buffer.byteLength(bodyOf(count)) >= mostBody) count -= 1;
  return bodyOf(count);
};
