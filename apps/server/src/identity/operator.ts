import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Party id of the operator of this installation: the actor of what the command line does. */
export const operatorId = "00000000-0000-7000-8000-000000000001";

const file = (data: string): string => join(data, "operator.token");

/** The token of `operator.token` (mode 0600), made on first use. */
export const operatorToken = (data: string): string => {
  mkdirSync(data, { recursive: true });
  if (!existsSync(file(data)))
    writeFileSync(file(data), randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  return readFileSync(file(data), "utf8").trim();
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

export const isOperator = (authorization: string | null, token: string): boolean =>
  authorization !== null && timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
