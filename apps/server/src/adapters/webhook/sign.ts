import { createHmac } from "node:crypto";

const prefix = "whsec_";

/** A secret as Standard Webhooks 1.0.0 writes it: 24 to 64 bytes. */
export const secretOf = (bytes: Buffer): string => `${prefix}${bytes.toString("base64")}`;

/** Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`, one signature for each secret that still counts. */
export const signedHeaders = (
  id: string,
  seconds: number,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> => ({
  "webhook-id": id,
  "webhook-timestamp": String(seconds),
  "webhook-signature": secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(prefix.length), "base64");
      return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
    })
    .join(" "),
});
