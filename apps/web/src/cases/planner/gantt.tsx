import { type OutputOf, type plannerRoutes, plannerTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { type Scale, scaleOf } from "./gantt-scale.ts";
import "./gantt.css";

export type Line = OutputOf<typeof plannerRoutes.programme>["lines"][number];

const rowHeight = 46;
/** Corridors of one certificate overlap in time, so each has a lane of its own. */
const lanes = [5, 18, 31] as const;
const laneHeight = 10;
const labelWidth = 150;
const headHeight = 34;
/** A visit of two days must still be seen. */
const least = 5;

const LineBars = ({ line, scale }: { readonly line: Line; readonly scale: Scale }) => (
  <>
    {line.dates.map(({ corridor, visit, fit }, at) => {
      const y = lanes[at % lanes.length] ?? 5;
      const isSettled = corridor.anchor.of !== "planned-visit" && corridor.anchor.of !== "last-lawful-day";
      const [from, to] = [scale.x(corridor.earliest), scale.x(corridor.latest)];
      return (
        <g key={`${corridor.kind}-${corridor.ordinal}`}>
          <rect
            className={isSettled ? "corridor" : "corridor open"}
            x={from}
            y={y}
            width={Math.max(1, to - from)}
            height={laneHeight}
          />
          {to >= scale.width ? null : <line className="limit" x1={to} x2={to} y1={y - 3} y2={y + laneHeight + 3} />}
          {visit === null ? null : (
            <rect
              className={fit === "inside" ? "visit" : "visit outside"}
              x={scale.x(visit.from)}
              y={y + 2}
              width={Math.max(least, scale.x(visit.to) - scale.x(visit.from))}
              height={laneHeight - 4}
            />
          )}
        </g>
      );
    })}
    {line.held.map(({ id, held }) =>
      held === null ? null : <path key={id} className="held" d={`M ${scale.x(held.on)} 17 l 6 6 l -6 6 l -6 -6 z`} />,
    )}
  </>
);

const Legend = () => {
  const t = useText(plannerTexts);
  const items = [
    ["corridor", "legendCorridor"],
    ["corridor open", "legendOpen"],
    ["visit", "legendPlanned"],
    ["visit outside", "legendOutside"],
  ] as const;
  return (
    <ul className="legend">
      {items.map(([look, label]) => (
        <li key={label}>
          <svg className="gantt" width="18" height="14" aria-hidden="true">
            <rect className={look} x="1" y="1" width="16" height="12" />
          </svg>
          {t(label)}
        </li>
      ))}
      <li>
        <svg className="gantt" width="18" height="14" aria-hidden="true">
          <path className="held" d="M 9 1 l 6 6 l -6 6 l -6 -6 z" />
        </svg>
        {t("legendHeld")}
      </li>
    </ul>
  );
};

/** Lawful corridors of the coming audits and what is planned in them. On phones the list below stands for it. */
export const Gantt = ({ lines, on }: { readonly lines: readonly Line[]; readonly on: string }) => {
  const t = useText(plannerTexts);
  const scale = scaleOf(on, 40);
  const width = labelWidth + scale.width + 8;
  const height = headHeight + lines.length * rowHeight + 6;
  const told = t("ganttAlt", { count: lines.length });
  return (
    <div className="gantt-desk">
      <section className="scroll" aria-label={told} tabIndex={0}>
        <svg
          className="gantt"
          role="img"
          aria-label={told}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          <defs>
            <pattern id="gantt-open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line y2="6" />
            </pattern>
          </defs>
          <g transform={`translate(${labelWidth} 0)`}>
            {scale.months.map(({ month, x }) =>
              month.endsWith("-01") || month.endsWith("-04") || month.endsWith("-07") || month.endsWith("-10") ? (
                <g key={month}>
                  <line className="month" x1={x} x2={x} y1={headHeight - 8} y2={height} />
                  <text x={x + 3} y={headHeight - 14}>
                    {month}
                  </text>
                </g>
              ) : null,
            )}
            <line className="today" x1={scale.x(on)} x2={scale.x(on)} y1={headHeight - 8} y2={height} />
          </g>
          {lines.map((line, at) => (
            <g key={line.statement} transform={`translate(0 ${headHeight + at * rowHeight})`}>
              <line className="row-line" x2={width} y1={rowHeight} y2={rowHeight} />
              <text className="label" x={8} y={27}>
                {line.number}
              </text>
              <g transform={`translate(${labelWidth} 0)`}>
                <LineBars line={line} scale={scale} />
              </g>
            </g>
          ))}
        </svg>
      </section>
      <Legend />
    </div>
  );
};
