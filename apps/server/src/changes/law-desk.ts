import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { type LawChange, lawChange } from "@touchstone/requirements";
import { type HeldLibrary, openLibrary } from "../requirements/index.ts";
import { readRulePacks, readSchemes } from "../schemes/index.ts";
import type { Services } from "../services.ts";

const rule = houseRule("4 (requirements)");

export type LawDesk = {
  readonly today: () => string;
  readonly library: () => Promise<HeldLibrary>;
  readonly content: () => {
    readonly schemes: ReturnType<typeof readSchemes>;
    readonly packs: ReturnType<typeof readRulePacks>;
  };
  /** The change that a version stands for, as a request names it. */
  readonly changeNamed: (
    library: HeldLibrary,
    name: { readonly family: string; readonly version: string },
  ) => Result<LawChange, Refusal>;
};

/** What the handlers of changes share. */
export const openLawDesk = ({ store }: Services): LawDesk => ({
  today: () => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString(),
  library: openLibrary(store),
  content: () => ({ schemes: readSchemes(), packs: readRulePacks() }),
  changeNamed: ({ base }, { family, version }) => {
    const name = `${family}@${version}`;
    const document = base.families.get(family)?.find((one) => one.version === version);
    if (document === undefined) return refuse(refusal("law-unknown", rule, { document: name }));
    const change = lawChange(document, base);
    return change === null ? refuse(refusal("law-changes-nothing", rule, { law: name })) : ok(change);
  },
});
