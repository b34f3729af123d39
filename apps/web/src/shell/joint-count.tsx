import { jointTexts } from "@touchstone/contract";
import { houseRule } from "@touchstone/kernel";
import { useText } from "./language.tsx";
import { WhyLink } from "./why.tsx";

type Props = { readonly of: { readonly sum: number; readonly once: number; readonly saved: number } };

/** How much shorter a joint plan is than the sum of single ones, and by which rule (3S-1). */
export const JointCount = ({ of: { sum, once, saved } }: Props) => {
  const t = useText(jointTexts);
  if (saved === 0) return null;
  return (
    <WhyLink
      answer={{
        title: t("title"),
        because: t("because"),
        rules: [
          { source: t("house"), clause: houseRule("3").clause },
          { source: "IAF MD 11:2023", clause: "2", pack: "integrated-audit-time" },
        ],
        facts: [
          [t("sum"), String(sum)],
          [t("once"), String(once)],
          [t("saved"), String(saved)],
        ],
      }}
    >
      {t("line", { sum, once })}
    </WhyLink>
  );
};
