import { type OutputOf, type partyRoutes, partyTexts } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { WhyLink } from "../shell/why.tsx";

export type Person = OutputOf<typeof partyRoutes.person>;
export type Qualification = Person["qualifications"][number];
export type Relation = Person["relations"][number];

export const weighs = ({ since, lapses, bars }: Relation, on: string): boolean =>
  bars && (since === null || since <= on) && (lapses === null || on < lapses);

export const holdsOn = ({ from, until }: Qualification, on: string): "holds" | "lapsed" | "notYet" =>
  on < from ? "notYet" : until !== null && until < on ? "lapsed" : "holds";

/** Whether a qualification holds on the day of the page, in a word. */
export const Holding = ({ of, on }: { readonly of: Qualification; readonly on: string }) => {
  const t = useText(partyTexts);
  const state = holdsOn(of, on);
  return <StateTag tone={state === "holds" ? "ok" : state === "lapsed" ? "stop" : "wait"}>{t(state)}</StateTag>;
};

/** Whether a relation weighs on the day of the page; why opens its rule and dates. */
export const Weighing = ({ of, on }: { readonly of: Relation; readonly on: string }) => {
  const t = useText(partyTexts);
  const isWeighing = weighs(of, on);
  return (
    <WhyLink
      answer={{
        title: `${of.from.name} — ${t(`kind-${of.kind}`)} — ${of.to.name}`,
        rules: [of.rule],
        facts: [
          [t("since"), of.since ?? t("openEnd")],
          [t("until"), of.until ?? t("openEnd")],
          [t("lapses"), of.lapses ?? t("openEnd")],
        ],
        ...(isWeighing ? { passesFrom: of.lapses } : {}),
      }}
    >
      <StateTag tone={isWeighing ? "hold" : "off"}>{t(isWeighing ? "weighs" : "free")}</StateTag>
    </WhyLink>
  );
};
