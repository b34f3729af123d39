import { type OutputOf, processOf, type schemeRoutes, schemeTexts } from "@touchstone/contract";
import { useLanguage, useText } from "../shell/language.tsx";
import "./process-drawing.css";

export type Scheme = OutputOf<typeof schemeRoutes.scheme>["scheme"];

/** The same sheet that `scheme check --draw svg` prints; the table of records beside it says it in words. */
export const ProcessDrawing = ({ of: scheme }: { readonly of: Scheme }) => {
  const t = useText(schemeTexts);
  const { language } = useLanguage();
  const { width, height, left, boxWidth, line, boxes, arrows, end } = processOf(scheme, language);
  return (
    <div className="scroll process-drawing" role="group" aria-label={t("process")} tabIndex={0}>
      <svg
        role="img"
        aria-label={t("processAlt", { count: boxes.length })}
        viewBox={`0 36 ${width} ${height - 36}`}
        width={width}
        height={height - 36}
      >
        <defs>
          <marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {arrows.map(({ key, d }) => (
          <path key={key} className="waits" d={d} markerEnd="url(#tip)" />
        ))}
        {boxes.map((box) => (
          <g key={box.id}>
            {box.heading === null ? null : (
              <text className="heading" x={8} y={box.top + 20}>
                {box.heading}
              </text>
            )}
            <rect x={left} y={box.top} width={boxWidth} height={box.height} rx={4} />
            <text className="heading" x={left + 12} y={box.top + 20}>
              {box.name}
            </text>
            {box.rows.map((each, row) => (
              <text key={each} x={left + 12} y={box.top + 20 + (row + 1) * line}>
                {each}
              </text>
            ))}
          </g>
        ))}
        <text className="heading" x={left + 12} y={height - 16}>
          ⇒ {end}
        </text>
      </svg>
    </div>
  );
};
