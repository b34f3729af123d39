import { type OutputOf, type objectiveRoutes, shareTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";

type Line = OutputOf<typeof objectiveRoutes.year>["lines"][number];
export type Share = NonNullable<Line["running"]>;

const length = 60;

/** How long the bar is says the same as the figure beside it. */
const Bar = ({ percent }: { readonly percent: number }) => (
  <svg width={length} height="8" viewBox={`0 0 ${length} 8`} aria-hidden="true">
    <rect x="0.5" y="0.5" width={length - 1} height="7" fill="none" stroke="currentColor" />
    <rect width={(length * percent) / 100} height="8" fill="currentColor" />
  </svg>
);

/** 4/5, 80 %, with what may still be done and what no calendar says. */
export const ShareText = ({ share: { due, done, open, unknown, percent } }: { readonly share: Share }) => {
  const t = useText(shareTexts);
  return (
    <>
      {percent === null ? (
        open === 0 && <span>{t("noneDue")}</span>
      ) : (
        <>
          <Bar percent={percent} /> <b className="num">{t("ofDue", { done, due, percent })}</b>
        </>
      )}
      {open === 0 ? null : <small> {t("stillOpen", { open })}</small>}
      {unknown === 0 ? null : <small> {t("isUnknown", { unknown })}</small>}
    </>
  );
};
