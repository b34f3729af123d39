import { sayBoth, digestTexts as texts } from "@touchstone/contract";
import { can, houseRule } from "@touchstone/kernel";
import type { Services } from "../../services.ts";
import type { AsksWaiting } from "../waiting.ts";
import { readWebhooks } from "./webhook-stream.ts";

/** Who may switch a webhook on is told that one went off by itself. */
export const noticesWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation, roles }) => {
    if (!can(roles, "parties.write")) return [];
    const rows = await store.transaction({ owner: organisation, caseId: null }, (tx) => readWebhooks(tx, organisation));
    return rows.flatMap(({ id, state: { made, disabled } }) =>
      disabled === null
        ? []
        : [
            {
              key: `inbox:${id}:disabled`,
              due: null,
              act: sayBoth(texts.disabledAct),
              subject: made?.name ?? "",
              why: sayBoth(texts.disabledWhy, disabled),
              rule: houseRule("inbox"),
              href: "/notices",
              button: sayBoth(texts.open),
            },
          ],
    );
  };
