import { foresightTexts } from "@touchstone/contract";
import { rings } from "@touchstone/register";
import { useBilingual, useText } from "../shell/language.tsx";
import { type Dot, dotRadius, placeDots, pointAt, ringEdge } from "./radar.ts";
import type { Sighted, Trends } from "./trend-words.ts";

const width = 70;
const edge = ringEdge(rings.length - 1, width);

type Placed = Sighted & { readonly sector: number; readonly ring: number };

/** The trends of a scan by their places; numbers are those of the list below. */
export const dotsOf = (sighted: readonly Sighted[], { dimensions }: Trends): readonly Dot<Placed>[] =>
  placeDots(
    sighted.map((one) => ({
      ...one,
      sector: dimensions.findIndex(({ id }) => id === one.trend.dimension),
      ring: rings.indexOf(one.sighting.ring),
    })),
    { sectors: dimensions.length, width },
  );

export const rowId = (trend: string): string => `seen-${trend}`;

const Ground = ({ dimensions }: Pick<Trends, "dimensions">) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  return (
    <>
      {dimensions.map(({ id, letter, title }, at) => {
        const line = pointAt(at / dimensions.length, edge);
        const label = pointAt((at + 0.5) / dimensions.length, edge + 20);
        const isAside = Math.abs(label.x) > edge;
        return (
          <g key={id}>
            <line className="sector" x1={0} y1={0} x2={line.x} y2={line.y} />
            <text
              className="dimension"
              textAnchor={isAside ? (label.x > 0 ? "start" : "end") : "middle"}
              x={label.x}
              y={label.y}
            >
              {isAside ? (
                <>
                  <tspan x={label.x}>{letter}</tspan>
                  <tspan x={label.x} dy="1.3em">
                    {say(title)}
                  </tspan>
                </>
              ) : (
                `${letter} · ${say(title)}`
              )}
            </text>
          </g>
        );
      })}
      {rings.map((ring, at) => (
        <g key={ring}>
          <circle className="ring" r={ringEdge(at, width)} />
          <text className="ring-name" y={12 - ringEdge(at, width)}>
            {t(`ring.${ring}`)}
          </text>
        </g>
      ))}
    </>
  );
};

/** Sectors are dimensions, rings how near; a dot is a link to its line in the list. Strong ones are filled. */
export const RadarPicture = ({
  dots,
  trends,
}: {
  readonly dots: ReturnType<typeof dotsOf>;
  readonly trends: Trends;
}) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  return (
    <svg
      className="foresight-picture"
      role="group"
      aria-label={t("radarAlt", { count: dots.length })}
      viewBox={`${-edge - 120} ${-edge - 40} ${2 * edge + 240} ${2 * edge + 80}`}
    >
      <Ground dimensions={trends.dimensions} />
      {dots.map(({ x, y, no, item: { trend, sighting } }) => (
        <a key={trend.id} href={`#${rowId(trend.id)}`} className={`dot strength-${sighting.strength}`}>
          <title>
            {no} {say(trend.title)} · {t(`ring.${sighting.ring}`)} · {t(`strength.${sighting.strength}`)}
          </title>
          <circle cx={x} cy={y} r={dotRadius} />
          <text x={x} y={y}>
            {no}
          </text>
        </a>
      ))}
    </svg>
  );
};
