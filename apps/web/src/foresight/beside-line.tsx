import { scopeActivityTexts } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import type { Beside } from "./activity-words.tsx";

/** The one line that says how it stands; the page of readiness shows it too. */
export const BesideLine = ({ beside: { counts } }: { readonly beside: Beside }) => {
  const t = useText(scopeActivityTexts);
  if (counts.outside > 0)
    return (
      <div className="notice hold">
        <strong>{t("outside", { count: counts.outside })}</strong>
        <p>{t("outsideDo")}</p>
      </div>
    );
  return counts.inside === 0 ? (
    <div className="notice">{t("nothing")}</div>
  ) : (
    <div className="notice ok">{t("allInside", { count: counts.inside })}</div>
  );
};
