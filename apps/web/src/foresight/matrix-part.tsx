import { foresightTexts } from "@touchstone/contract";
import { saveCsv } from "../shell/csv.ts";
import { useBilingual, useText } from "../shell/language.tsx";
import type { Trends } from "./trend-words.ts";

/** Every trend against every other; the same numbers down and across. */
export const MatrixPart = ({ trends: { trends, matrix } }: { readonly trends: Trends }) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  const names = trends.map(({ title }, at) => `${at + 1} ${say(title)}`);
  const save = () =>
    saveCsv(
      "trend-matrix.csv",
      [t("trend"), ...names],
      matrix.map((row, at) => [names[at] ?? "", ...row]),
    );
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("matrix")}</h2>
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
      <div className="card-body">
        <small>{t("matrixHint")}</small>
      </div>
      <section className="scroll" aria-label={t("matrix")} tabIndex={0}>
        <table className="table foresight-matrix">
          <thead>
            <tr>
              <th scope="col">{t("trend")}</th>
              {trends.map(({ id, title }, at) => (
                <th key={id} scope="col" className="num" title={say(title)}>
                  {at + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {trends.map(({ id }, row) => (
              <tr key={id}>
                <th scope="row">{names[row]}</th>
                {(matrix[row] ?? []).map((weight, column) => (
                  <td key={trends[column]?.id} className={row === column ? "num own" : `num weight-${weight}`}>
                    {weight === 0 ? "" : weight}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
};
