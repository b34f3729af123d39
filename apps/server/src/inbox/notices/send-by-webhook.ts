import type { WebhookFormat } from "@touchstone/register";
import { z } from "zod";
import { findTarget } from "../../adapters/webhook/find-target.ts";
import { type Posted, postOnce } from "../../adapters/webhook/post-once.ts";
import { signedHeaders } from "../../adapters/webhook/sign.ts";
import type { Services } from "../../services.ts";
import { render, robotBody, standardBody } from "./render.ts";
import type { Parcel } from "./send-by-mail.ts";
import { arrived, failed, type Tried } from "./tried.ts";
import { parseTarget, readWebhook, type WebhookTarget } from "./webhook-stream.ts";

// Robots say 200 and put their refusal into the body: errcode at WeCom and DingTalk, code at Feishu.
const robotAnswer = z.object({ errcode: z.int().optional(), code: z.int().optional() });

const robotFault = (text: string): string | null => {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return "answer is not JSON";
  }
  const answer = robotAnswer.safeParse(read);
  if (!answer.success) return "answer has no code";
  const code = answer.data.errcode ?? answer.data.code ?? 0;
  return code === 0 ? null : `robot code ${code}`;
};

/** What an answer means: 2xx arrived, 410 no more, 429 and 5xx and silence later again, all else given up at once. */
export const judged = ({ status, text, retryAfter, fault }: Posted, format: WebhookFormat): Tried => {
  if (status === null) return failed(fault ?? "no answer");
  if (status >= 200 && status < 300) {
    const refused = format === "standard" ? null : robotFault(text);
    if (refused !== null) return failed(refused, { status });
    return arrived(status);
  }
  const again = status >= 500 || status === 429 || status === 408 || status === 425;
  return failed(`HTTP ${status}`, {
    status,
    lasting: !again,
    asked: status === 429 || status === 503 ? retryAfter : null,
    gone: status === 410,
  });
};

const secretsOf = ({ secret, before }: WebhookTarget, now: Temporal.Instant): readonly string[] => [
  ...(secret === null ? [] : [secret]),
  ...(before !== null && Temporal.Instant.compare(now, before.until) < 0 ? [before.secret] : []),
];

type Addressed = Parcel & { readonly webhook: string };

export const sendByWebhook = async (services: Services, parcel: Addressed): Promise<Tried> => {
  const { store, notices, origin } = services;
  const { owner, id, written, content } = parcel;
  const row = await store.transaction({ owner, caseId: null }, (tx) => readWebhook(tx, owner, parcel.webhook));
  const made = row?.state.made ?? null;
  if (row === null || made === null) return failed("webhook unknown", { lasting: true });
  const target = parseTarget(notices.secrets.unseal(row.state.sealed));
  if (target === null) return failed("sealed under another key", { lasting: true });
  const found = await findTarget(target.url, notices.reach, notices.resolve, notices.milliseconds);
  // A name that is not found may be found later; an address that must not be dialled stays so.
  if (!found.ok) return failed(found.fault, { lasting: found.fault !== "no-address" });
  const now = store.world.now();
  const body =
    made.format === "standard"
      ? standardBody({ written, content, origin, owner, at: now.toString({ smallestUnit: "millisecond" }) })
      : robotBody(made.format, render(written, content, origin));
  const signed =
    made.format === "standard"
      ? signedHeaders(id, Math.floor(now.epochMilliseconds / 1000), body, secretsOf(target, now))
      : {};
  const headers = { "content-type": "application/json", "user-agent": "Touchstone", ...signed };
  return judged(await postOnce(found.target, headers, body, notices.milliseconds), made.format);
};
