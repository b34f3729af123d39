import { type OutputOf, type registerRoutes, registerTexts } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { Printed } from "../shell/printed.tsx";
import { WhyLink } from "../shell/why.tsx";

type Line = OutputOf<typeof registerRoutes.list>["items"][number]["lines"][number];

/** Column ③: the date as it was printed, and under it what is right, with the reason behind both. */
export const PrintedDate = ({ line, length = "full" }: { readonly line: Line; readonly length?: "short" | "full" }) => {
  const t = useText(registerTexts);
  const { check, date, printedDate } = line;
  if (printedDate === "") return null;
  const verdict = t(`verdict.${check.verdict}`);
  const right =
    check.correct === null
      ? verdict
      : "date" in check.correct
        ? t("shouldBe", { date: check.correct.date })
        : t("replacedBy", { title: check.correct.successor.title, version: check.correct.successor.version });
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
  const shown = length === "short" && check.verdict === "outdated" ? t("replaced") : right;
  const isOff = check.verdict === "wrong" || check.verdict === "outdated";
  return (
    <WhyLink answer={answer}>
      {isOff ? <Printed printed={printedDate} right={shown} /> : <Printed printed={printedDate} />}
    </WhyLink>
  );
};
