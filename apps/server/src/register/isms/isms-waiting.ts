import { sayBoth, soaTexts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import { soaEditions } from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import { readSoa } from "./isms-rows.ts";
import { controlCatalogue } from "./read-libraries.ts";
import { draftOf } from "./soa-views.ts";

const rule = { source: "ISO/IEC 27001:2022", clause: "6.1.3" };

/** A statement that was begun asks to be finished; a finished one asks for an approval by who did not write it. */
export const ismsWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation, person, roles }) => {
    if (!can(roles, "register.read")) return [];
    const held = await store.transaction({ owner: organisation, caseId: null }, (tx) =>
      Promise.all(soaEditions.map(async (edition) => ({ edition, soa: await readSoa(tx, organisation, edition) }))),
    );
    return held.flatMap(({ edition, soa }): readonly Waiting[] => {
      const { isOpen, undecided } = draftOf(soa, controlCatalogue(edition));
      const isAuthor = soa.soa.authors.some((author) => author.person === person);
      const isMine = undecided > 0 ? can(roles, "register.write") : can(roles, "register.evaluate") && !isAuthor;
      if (!isOpen || !isMine) return [];
      const [act, why, button] =
        undecided > 0
          ? ([soaTexts.waitDecide, soaTexts.waitDecideWhy, soaTexts.waitDecideButton] as const)
          : ([soaTexts.waitApprove, soaTexts.waitApproveWhy, soaTexts.waitApproveButton] as const);
      return [
        {
          key: `register:soa-${edition}:${undecided > 0 ? "decide" : "approve"}`,
          due: null,
          act: sayBoth(act),
          subject: controlCatalogue(edition).title.zh,
          why: sayBoth(why, { edition, count: undecided }),
          rule,
          href: `/register/isms/soa?edition=${edition}`,
          button: sayBoth(button),
        },
      ];
    });
  };
