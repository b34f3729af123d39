import { createHash } from "node:crypto";
import { type DocumentVersion, digestInput, type LawText } from "@touchstone/requirements";
import { operatorId } from "../../identity/operator.ts";
import { noFacts, type Store } from "../../store/index.ts";
import { lawScope, lawStream } from "../law-stream.ts";
import { keepTexts } from "../law-texts.ts";

export type FilledLaw = { readonly document: DocumentVersion; readonly text: LawText };

/** Puts laws there by the write path of an import, without the reading of files: each with its event, row, text and index. */
export const fillLaws = async (store: Store, laws: readonly FilledLaw[]): Promise<void> => {
  for (const { document, text } of laws) {
    const digest = createHash("sha256").update(digestInput(text)).digest("hex");
    const kept = await store.execute({
      kind: lawStream,
      stream: store.world.newId(),
      scope: lawScope,
      actor: operatorId,
      key: `fill/${document.family}@${document.version}`,
      body: { document: document.family, digest },
      command: { type: "RecordLawVersion", document, digest },
      expected: 0,
      facts: noFacts,
      answer: () => null,
      also: (tx) => keepTexts(tx, [{ digest, text }]),
    });
    if (!kept.ok) throw new Error(`${document.family}: ${kept.refusals[0].code}`);
  }
};
