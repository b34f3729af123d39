import { createHash } from "node:crypto";
import { digestInput } from "@touchstone/requirements";
import type { Finding, Store } from "../store/index.ts";
import { lawScope } from "./law-stream.ts";
import { textByDigest } from "./law-texts.ts";

export type TextsReport = { readonly checked: { readonly lawTexts: number }; readonly first: Finding | null };

/** Every text that an imported version names is there, and its articles still have that digest. */
export const verifyTexts = async (store: Store): Promise<TextsReport> => {
  const { rows } = await store.transaction(lawScope, (tx) =>
    tx.query<{ family: string; law_version: string; digest: string }>(
      "select family, law_version, digest from requirements_law where owner = $1 and digest is not null order by family, law_version",
      [lawScope.owner],
    ),
  );
  let lawTexts = 0;
  for (const { family, law_version, digest } of rows) {
    const text = await textByDigest(store, digest);
    const at = (code: string): Finding => ({ code, law: `${family}@${law_version}`, digest });
    if (text === null) return { checked: { lawTexts }, first: at("law-text-missing") };
    const actual = createHash("sha256").update(digestInput(text)).digest("hex");
    if (actual !== digest) return { checked: { lawTexts }, first: at("law-text-changed") };
    lawTexts += 1;
  }
  return { checked: { lawTexts }, first: null };
};
