import { guideTexts, requirementsRoutes } from "@touchstone/contract";
import { useState } from "react";
import { api } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { Refusals } from "../shell/refusals.tsx";
import { saveFile } from "../shell/save-file.ts";
import type { GuideWhere } from "./guide-filters.tsx";
import type { Unfit } from "./unfit.tsx";

const formats = [
  ["md", "formatMd", "md"],
  ["xlsx", "formatXlsx", "xlsx"],
  ["xlsform", "formatXlsform", "xlsform.xlsx"],
  ["oscal", "formatOscal", "oscal.json"],
  ["json", "formatJson", "json"],
] as const;

type Problem = Parameters<typeof Refusals>[0]["problem"];
type Props = { readonly where: GuideWhere; readonly unfit: readonly Unfit[] };

/** The guide of the page as a file, with what was judged not applicable. */
export const GuideDownloads = ({ where, unfit }: Props) => {
  const t = useText(guideTexts);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (format: (typeof formats)[number][0], ending: string) => {
    const body = { ...where, unfit: [...unfit], format };
    const file = await api.download(requirementsRoutes.auditGuide, { body });
    setProblem(file.ok ? null : file.problem);
    if (file.ok) saveFile(file.value, `audit-points-${where.scene}-${where.region}-${where.on}.${ending}`);
  };
  return (
    <div className="guide-downloads">
      <div className="row">
        <button type="button" className="btn small" onClick={() => window.print()}>
          {t("print")}
        </button>
        {formats.map(([format, label, ending]) => (
          <button key={format} type="button" className="btn small" onClick={() => void save(format, ending)}>
            {t(label)}
          </button>
        ))}
      </div>
      {problem === null ? null : <Refusals problem={problem} />}
    </div>
  );
};
