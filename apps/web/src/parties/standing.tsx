import { type OutputOf, peopleTexts, type routes } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { WhyLink } from "../shell/why.tsx";

export type Person = OutputOf<typeof routes.parties.person>;
type Qualification = Person["qualifications"][number];
type Relation = Person["relations"][number];

/** Whether a qualification holds on the day of the page. */
export const QualificationTag = ({ of, on }: { readonly of: Qualification; readonly on: string }) => {
  const t = useText(peopleTexts);
  if (on < of.from) return <StateTag tone="wait">{t("notYet")}</StateTag>;
  if (of.until !== null && of.until < on) return <StateTag tone="off">{t("over")}</StateTag>;
  return <StateTag tone="ok">{t("holds")}</StateTag>;
};

/** Whether a relation still weighs on the day of the page, and from when it does not; opens the rule. */
export const RelationTag = ({ of, on }: { readonly of: Relation; readonly on: string }) => {
  const t = useText(peopleTexts);
  const isOver = of.lapses !== null && of.lapses <= on;
  const title = `${t(`relation.${of.kind}`)} · ${of.to.name}`;
  const facts = [
    [t("since"), of.since ?? t("noEnd")],
    [t("ended"), of.until ?? t("noEnd")],
  ] as const;
  return (
    <span className="row">
      <WhyLink answer={{ title, rules: [of.rule], facts, passesFrom: of.lapses }}>
        <StateTag tone={isOver ? "off" : "stop"}>{t(isOver ? "lapsed" : "weighs")}</StateTag>
      </WhyLink>
      {of.lapses !== null && !isOver ? <small>{t("lapses", { date: of.lapses })}</small> : null}
    </span>
  );
};
