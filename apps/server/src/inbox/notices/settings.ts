import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { retrySeconds } from "@touchstone/register";
import { type Mailer, openMailer } from "../../adapters/mail/open-mailer.ts";
import { type Reach, type Resolve, resolveByDns } from "../../adapters/webhook/find-target.ts";

/** What an operator may set of messages that leave the server. */
export type NoticeSetup = {
  /** Null where no mail is set up: then none is promised. */
  readonly mailer: Mailer | null;
  readonly reach: Reach;
  readonly resolve: Resolve;
  /** Seconds before each further try. */
  readonly schedule: readonly number[];
  /** For which a receiver may keep a worker. */
  readonly milliseconds: number;
};

export const defaultNotices: NoticeSetup = {
  mailer: null,
  reach: "public",
  resolve: resolveByDns,
  schedule: retrySeconds,
  milliseconds: 15_000,
};

type Environment = Readonly<Record<string, string | undefined>>;

const mailerIn = (environment: Environment, now: () => number): Mailer | null => {
  const [url = "", from = ""] = [environment["TOUCHSTONE_SMTP_URL"], environment["TOUCHSTONE_MAIL_FROM"]];
  if (url === "") return null;
  // The address holds a password: it is not repeated here.
  if (!URL.canParse(url) || !["smtp:", "smtps:"].includes(new URL(url).protocol) || new URL(url).hostname === "")
    throw new Error("TOUCHSTONE_SMTP_URL must look like smtps://user:password@mail.example:465");
  if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(from))
    throw new Error(
      "TOUCHSTONE_MAIL_FROM must be the address that messages come from, such as touchstone@mail.example",
    );
  return openMailer({ url, from, now });
};

/** Read once, at start: a wrong setting stops the server there, not at the first message. */
export const readNoticeSetup = (environment: Environment, now: () => number): NoticeSetup => {
  const given = environment["TOUCHSTONE_WEBHOOK_REACH"] ?? "";
  if (given !== "" && given !== "public" && given !== "dev")
    throw new Error(`TOUCHSTONE_WEBHOOK_REACH must be public or dev, not ${given}`);
  return { ...defaultNotices, mailer: mailerIn(environment, now), reach: given === "dev" ? "dev" : "public" };
};

/** Keeps webhook addresses and secrets out of journal, rows and exports: AES-256-GCM under a key of the data folder. */
export type NoticeSecrets = {
  readonly seal: (text: string) => string;
  /** Null for what was sealed under a key that is not here. */
  readonly unseal: (sealed: string) => string | null;
  /** Bytes that only this server can make, the same for the same words: the answer of a repeated command. */
  readonly derive: (words: string) => Buffer;
};

export type NoticeServices = NoticeSetup & { readonly secrets: NoticeSecrets };

const algorithm = "aes-256-gcm";

export const openSecrets = (key: string): NoticeSecrets => {
  const part = (use: string): Buffer => Buffer.from(hkdfSync("sha256", key, "", `touchstone ${use}`, 32));
  const [sealing, deriving] = [part("webhook seal"), part("webhook secret")];
  return {
    seal: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv(algorithm, sealing, iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [iv, body, cipher.getAuthTag()].map((each) => each.toString("base64")).join(".");
    },
    unseal: (sealed) => {
      const [iv = "", body = "", tag = ""] = sealed.split(".");
      const decipher = createDecipheriv(algorithm, sealing, Buffer.from(iv, "base64"), { authTagLength: 16 });
      decipher.setAuthTag(Buffer.from(tag, "base64"));
      try {
        return Buffer.concat([decipher.update(Buffer.from(body, "base64")), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
    derive: (words) => createHmac("sha256", deriving).update(words).digest(),
  };
};
