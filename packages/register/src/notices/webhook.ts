import { type Context, type Decider, houseRule, ok, refusal, refuse } from "@touchstone/kernel";

/** `standard`: Standard Webhooks 1.0.0, signed. The others are group robots of three Chinese office apps: a text. */
export const webhookFormats = ["standard", "wecom", "dingtalk", "feishu"] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

type Described = {
  readonly name: string;
  readonly format: WebhookFormat;
  /** All that is shown of its address: the rest of a robot's address is its secret. */
  readonly host: string;
};

export type WebhookStanding = "on" | "paused" | "disabled" | "ended";

/** Where an organisation wants its messages sent. */
export type Webhook = {
  readonly made: Described | null;
  /** Address and secrets, sealed by the server: nobody reads them out of journal, row or export. */
  readonly sealed: string;
  readonly standing: WebhookStanding;
  readonly disabled: { readonly because: "gone" | "failing"; readonly on: string } | null;
  /** Messages given up since the last one that arrived. */
  readonly failing: number;
};

export type WebhookCommand =
  | ({ readonly type: "AddWebhook"; readonly sealed: string } & Described)
  | { readonly type: "RotateSecret"; readonly sealed: string }
  | { readonly type: "SetStanding"; readonly standing: "on" | "paused" | "ended" }
  | { readonly type: "NoteResult"; readonly result: "arrived" | "given-up" | "gone" };

export type WebhookEvent =
  | { readonly type: "WebhookAdded"; readonly data: Described & { readonly sealed: string } }
  | { readonly type: "WebhookSecretRotated"; readonly data: { readonly sealed: string } }
  | { readonly type: "WebhookStandingSet"; readonly data: { readonly standing: "on" | "paused" | "ended" } }
  | { readonly type: "WebhookArrived"; readonly data: Readonly<Record<string, never>> }
  | { readonly type: "WebhookFailed"; readonly data: Readonly<Record<string, never>> }
  | {
      readonly type: "WebhookDisabled";
      readonly data: { readonly because: "gone" | "failing"; readonly on: string };
    };

export type WebhookFacts = {
  /** How many the organisation has that are not ended. */
  readonly others: number;
};

export type WebhookCode =
  | "webhook-unknown"
  | "webhook-added-already"
  | "webhook-ended"
  | "webhook-without-secret"
  | "webhooks-too-many";

export const mostWebhooks = 20;
/** Messages given up one after another, after which nothing more is sent: each was tried for days. */
export const mostFailing = 5;

const rule = houseRule("inbox");

const noted = (
  { failing, standing }: Webhook,
  result: "arrived" | "given-up" | "gone",
  { today }: Context,
): readonly WebhookEvent[] => {
  const on = today.toString();
  const stop = (because: "gone" | "failing"): readonly WebhookEvent[] =>
    standing === "disabled" ? [] : [{ type: "WebhookDisabled", data: { because, on } }];
  if (result === "arrived") return failing === 0 ? [] : [{ type: "WebhookArrived", data: {} }];
  const failed: WebhookEvent = { type: "WebhookFailed", data: {} };
  if (result === "gone") return [failed, ...stop("gone")];
  return [failed, ...(failing + 1 >= mostFailing ? stop("failing") : [])];
};

const decide: Decider<Webhook, WebhookCommand, WebhookEvent, WebhookFacts, WebhookCode>["decide"] = (
  webhook,
  command,
  { others },
  context,
) => {
  if (command.type === "AddWebhook") {
    if (webhook.made !== null) return refuse(refusal("webhook-added-already", rule));
    if (others >= mostWebhooks) return refuse(refusal("webhooks-too-many", rule, { most: mostWebhooks }));
    const { type: _, ...data } = command;
    return ok([{ type: "WebhookAdded", data }]);
  }
  if (webhook.made === null) return refuse(refusal("webhook-unknown", rule));
  // What was under way when it was ended is no news to anybody.
  if (command.type === "NoteResult")
    return ok(webhook.standing === "ended" ? [] : noted(webhook, command.result, context));
  if (webhook.standing === "ended") return refuse(refusal("webhook-ended", rule));
  if (command.type === "RotateSecret") {
    return webhook.made.format === "standard"
      ? ok([{ type: "WebhookSecretRotated", data: { sealed: command.sealed } }])
      : refuse(refusal("webhook-without-secret", rule));
  }
  return ok(
    command.standing === webhook.standing ? [] : [{ type: "WebhookStandingSet", data: { standing: command.standing } }],
  );
};

const evolve = (webhook: Webhook, event: WebhookEvent): Webhook => {
  switch (event.type) {
    case "WebhookAdded": {
      const { sealed, ...made } = event.data;
      return { ...webhook, made, sealed };
    }
    case "WebhookSecretRotated":
      return { ...webhook, sealed: event.data.sealed };
    case "WebhookStandingSet":
      return { ...webhook, standing: event.data.standing, disabled: null, failing: 0 };
    case "WebhookArrived":
      return { ...webhook, failing: 0 };
    case "WebhookFailed":
      return { ...webhook, failing: webhook.failing + 1 };
    case "WebhookDisabled":
      return { ...webhook, standing: "disabled", disabled: event.data };
  }
};

export const webhook: Decider<Webhook, WebhookCommand, WebhookEvent, WebhookFacts, WebhookCode> = {
  initial: { made: null, sealed: "", standing: "on", disabled: null, failing: 0 },
  evolve,
  decide,
};
