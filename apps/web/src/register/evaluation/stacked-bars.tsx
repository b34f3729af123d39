import { dashboardTexts } from "@touchstone/contract";
import { saveCsv } from "../../shell/csv.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { useText } from "../../shell/language.tsx";

export type Bar = { readonly label: string; readonly values: readonly number[] };
export type Series = { readonly key: string; readonly label: string; readonly mark: string };

type Props = {
  readonly title: string;
  readonly hint: string;
  readonly head: string;
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  readonly file: string;
};

const rowHeight = 36;
const left = 104;
const width = 284;

/** What of a label fits beside its bar: a Chinese character is as wide as two others. */
const cut = (label: string): string => {
  let room = 12;
  const fits = [...label].filter((one) => {
    room -= one > "\u2e7f" ? 2 : 1;
    return room >= 0;
  });
  return fits.length === [...label].length ? label : `${fits.slice(0, -1).join("")}…`;
};

/** Rows of one bar each, by heap; the mark and the number in each part say it without colour. Table and CSV beside. */
export const StackedBars = ({ title, hint, head, series, bars, file }: Props) => {
  const t = useText(dashboardTexts);
  const most = Math.max(1, ...bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  const save = () =>
    saveCsv(
      `${file}.csv`,
      [head, ...series.map(({ label }) => label)],
      bars.map(({ label, values }) => [label, ...values]),
    );
  return (
    <section className="card">
      <div className="card-body stack">
        <h2>{title}</h2>
        <small>{hint}</small>
        <svg
          className="heaps"
          role="img"
          aria-label={`${title}: ${hint}`}
          viewBox={`0 0 ${left + width + 40} ${Math.max(1, bars.length) * rowHeight}`}
        >
          {bars.map(({ label, values }, at) => {
            let x = left;
            return (
              <g key={label} transform={`translate(0 ${at * rowHeight})`}>
                <text x={0} y={15}>
                  {cut(label)}
                </text>
                {series.map(({ key, mark }, index) => {
                  const value = values[index] ?? 0;
                  const size = (value / most) * width;
                  const from = x;
                  x += size;
                  return value === 0 ? null : (
                    <g key={key}>
                      <rect className={key} x={from} y={4} width={Math.max(2, size - 1)} height={10} rx={2} />
                      <text x={from} y={29}>
                        {mark}
                        {value}
                      </text>
                    </g>
                  );
                })}
              </g>
            );
          })}
        </svg>
        <details>
          <summary>{t("table")}</summary>
          <button type="button" className="btn small" aria-label={`${title} ${t("csv")}`} onClick={save}>
            {t("csv")}
          </button>
          <DataTable
            caption={title}
            isNarrow
            rows={bars}
            rowKey={({ label }) => label}
            columns={[
              { key: "label", head, cell: ({ label }) => label },
              ...series.map(({ key, label }, index) => ({
                key,
                head: label,
                align: "right" as const,
                cell: ({ values }: Bar) => values[index] ?? 0,
              })),
            ]}
          />
        </details>
      </div>
    </section>
  );
};
