import { plannerTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import type { MonthCounts, Series } from "./month-bars.tsx";

/** The figures of the bars; where something can be chosen by month, the month is a button. */
export const MonthTable = ({
  caption,
  months,
  series,
  chosen,
  choose = null,
  beside = null,
}: {
  readonly caption: string;
  readonly months: readonly MonthCounts[];
  readonly series: readonly Series[];
  readonly chosen: string | null;
  /** Null where nothing on the page depends on the month. */
  readonly choose?: ((month: string | null) => void) | null;
  /** A figure of another unit, which no total may take in. */
  readonly beside?: { readonly label: string; readonly of: (month: string) => number } | null;
}) => {
  const t = useText(plannerTexts);
  return (
    <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("month")}</th>
            {series.map(({ key, label }) => (
              <th key={key} scope="col" className="right">
                {label}
              </th>
            ))}
            <th scope="col" className="right">
              {t("total")}
            </th>
            {beside === null ? null : (
              <th scope="col" className="right">
                {beside.label}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, counts }) => (
            <tr key={month}>
              <th scope="row">
                {choose === null ? (
                  <span className="num">{month}</span>
                ) : (
                  <button
                    type="button"
                    className="link num"
                    aria-pressed={chosen === month}
                    onClick={() => choose(chosen === month ? null : month)}
                  >
                    {month}
                  </button>
                )}
              </th>
              {series.map(({ key }) => (
                <td key={key} className="right num">
                  {counts[key] ?? 0}
                </td>
              ))}
              <td className="right num">{series.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0)}</td>
              {beside === null ? null : <td className="right num">{beside.of(month)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen === null || choose === null ? null : (
        <p className="card-body">
          <button type="button" className="btn small" onClick={() => choose(null)}>
            {t("allMonths")}
          </button>
        </p>
      )}
    </div>
  );
};
