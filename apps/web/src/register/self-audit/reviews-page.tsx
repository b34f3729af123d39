import { reviewTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { RecordWays } from "./record-ways.tsx";

/** The management reviews, each with the way to its inputs. */
export const Page = () => {
  const t = useText(reviewTexts);
  return (
    <RecordWays
      kind="management-review"
      to="/review-inputs/$record"
      words={{
        kicker: (facts) => t("kicker", facts),
        title: t("title"),
        begin: t("newReview"),
        lead: t("lead"),
        none: t("none"),
        due: t("due"),
      }}
    />
  );
};
