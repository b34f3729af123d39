import { type OutputOf, type registerRoutes, registerTexts } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { Printed } from "../shell/printed.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { WhyLink } from "../shell/why.tsx";

type Line = Pick<
  OutputOf<typeof registerRoutes.list>["items"][number]["lines"][number],
  "check" | "date" | "printedDate"
>;

type Say = ReturnType<typeof useText<typeof registerTexts>>;

const rightOf = ({ check: { correct, verdict } }: Line, t: Say): string =>
  correct === null
    ? t(`verdict.${verdict}`)
    : "date" in correct
      ? t("shouldBe", { date: correct.date })
      : t("replacedBy", { title: correct.successor.title, version: correct.successor.version });

/** Column ③: the date as it was printed, and under it what is right, with the reason behind both. */
export const PrintedDate = ({ line, length = "full" }: { readonly line: Line; readonly length?: "short" | "full" }) => {
  const t = useText(registerTexts);
  const { check, date, printedDate } = line;
  const right = rightOf(line, t);
  const shown = length === "short" && check.verdict === "outdated" ? t("replaced") : right;
  // Entered without a date, it applies no more all the same: there is only no print for it to stand beside.
  if (printedDate === "") return check.verdict === "outdated" ? <StateTag tone="hold">{shown}</StateTag> : null;
  const verdict = t(`verdict.${check.verdict}`);
  const answer = {
    title: t("whyVerdict", { verdict }),
    because: t("keptAsPrinted"),
    facts: [
      [t("printedAs"), printedDate],
      [t("readAs"), date?.value ?? "–"],
      [t("matchedTo"), check.match === null ? t("notMatched") : `${check.match.family}@${check.match.version}`],
      [verdict, right],
      [t("source"), check.source ?? "–"],
    ] as const,
  };
  const isOff = check.verdict === "wrong" || check.verdict === "outdated";
  return (
    <WhyLink answer={answer}>
      {isOff ? <Printed printed={printedDate} right={shown} /> : <Printed printed={printedDate} />}
    </WhyLink>
  );
};
