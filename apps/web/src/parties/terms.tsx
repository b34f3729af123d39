import { type OutputOf, type partyRoutes, partyTexts } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { WhyLink } from "../shell/why.tsx";

export type Person = OutputOf<typeof partyRoutes.person>;
export type Qualification = Person["qualifications"][number];
export type PathLink = OutputOf<typeof partyRoutes.independence>["path"][number];
export type Relation = Person["relations"][number];

export const weighs = ({ since, lapses, bars }: Relation, on: string): boolean =>
  bars && (since === null || since <= on) && (lapses === null || on < lapses);

type Span = Pick<Qualification, "from" | "until">;

export const holdsOn = ({ from, until }: Span, on: string): "holds" | "lapsed" | "notYet" =>
  on < from ? "notYet" : until !== null && until < on ? "lapsed" : "holds";

const soon = 90;

/** Whether a term holds on the day of the page, in a word; and how many days are left when they are few. */
export const Term = ({ of, on }: { readonly of: Span; readonly on: string }) => {
  const t = useText(partyTexts);
  const state = holdsOn(of, on);
  const days = of.until === null ? null : Temporal.PlainDate.from(on).until(of.until).days;
  if (state === "holds" && days !== null && days <= soon)
    return <StateTag tone="hold">{t("lapsesIn", { days })}</StateTag>;
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
