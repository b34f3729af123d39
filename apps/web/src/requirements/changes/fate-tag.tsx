import { type changeRoutes, changeTexts, type OutputOf } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";

export type TouchedArticle = OutputOf<typeof changeRoutes.ownLaw>["rows"][number]["articles"][number];

const tones: Readonly<Record<TouchedArticle["what"], Tone>> = {
  same: "ok",
  moved: "ok",
  "form-only": "ok",
  changed: "hold",
  removed: "stop",
  replaced: "stop",
  ended: "stop",
  unknown: "hold",
};

/** What became of a cited article, and where it stands now. */
export const Fate = ({
  of: { article, what, to },
}: {
  readonly of: Pick<TouchedArticle, "article" | "what" | "to">;
}) => {
  const t = useText(changeTexts);
  return (
    <div>
      <span lang={article === "" ? undefined : "zh-CN"}>
        {article === "" ? t("whole") : article}
        {to === null || to === article ? null : ` → ${to}`}
      </span>{" "}
      <StateTag tone={tones[what]}>{t(what)}</StateTag>
    </div>
  );
};
