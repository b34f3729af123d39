import { plannerTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { monthsBetween } from "./months.ts";
import "./planner.css";

export type Series = { readonly key: string; readonly label: string; readonly look: "stop" | "hold" | "off" | "wait" };
export type MonthCounts = { readonly month: string; readonly counts: Readonly<Record<string, number>> };

const bar = { width: 22, step: 30, height: 120 };

/** Stacked bars by month; the table below them says the same, and each kind has a look of its own beside its colour. */
export const MonthBars = ({
  months,
  series,
  chosen,
}: {
  readonly months: readonly MonthCounts[];
  readonly series: readonly Series[];
  readonly chosen: string | null;
}) => {
  const t = useText(plannerTexts);
  const totalOf = ({ counts }: MonthCounts) => series.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0);
  const known = new Map(months.map((each) => [each.month, each]));
  const shown = monthsBetween(months[0]?.month ?? "", months.at(-1)?.month ?? "");
  const most = Math.max(1, ...months.map(totalOf));
  const width = Math.max(240, shown.length * bar.step + 16);
  const total = months.reduce((sum, each) => sum + totalOf(each), 0);
  return (
    <section className="scroll month-bars" aria-label={t("monthsAlt", { count: months.length, total })} tabIndex={0}>
      <svg
        role="img"
        aria-label={t("monthsAlt", { count: months.length, total })}
        width={width}
        height={bar.height + 44}
        viewBox={`0 0 ${width} ${bar.height + 44}`}
      >
        <defs>
          <pattern id="bar-hold" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="ground-hold" width="6" height="6" />
            <line className="line-hold" y2="6" />
          </pattern>
          <pattern id="bar-off" width="6" height="6" patternUnits="userSpaceOnUse">
            <rect className="ground-off" width="6" height="6" />
            <circle className="dot-off" cx="3" cy="3" r="1.4" />
          </pattern>
        </defs>
        {shown.map((month, at) => {
          const each = known.get(month);
          const x = at * bar.step + 8;
          let y = bar.height + 16;
          const sum = each === undefined ? 0 : totalOf(each);
          return (
            <g key={month} className={chosen === month ? "chosen" : ""}>
              {series.map(({ key, look }) => {
                const height = (((each?.counts[key] ?? 0) / most) * bar.height) | 0;
                y -= height;
                return height === 0 ? null : (
                  <rect key={key} className={`bar ${look}`} x={x} y={y} width={bar.width} height={height} />
                );
              })}
              {sum === 0 ? null : (
                <text x={x + bar.width / 2} y={y - 4}>
                  {sum}
                </text>
              )}
              <line className="axis" x1={x - 4} x2={x + bar.width + 4} y1={bar.height + 16} y2={bar.height + 16} />
              <text x={x + bar.width / 2} y={bar.height + 30}>
                {month.slice(5)}
              </text>
              {at === 0 || month.endsWith("-01") ? (
                <text className="year" x={x + bar.width / 2} y={bar.height + 42}>
                  {month.slice(0, 4)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <ul className="legend">
        {series.map(({ key, label, look }) => (
          <li key={key}>
            <svg width="14" height="14" aria-hidden="true">
              <rect className={`bar ${look}`} width="14" height="14" />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </section>
  );
};
