import { Link } from "@tanstack/react-router";
import { foresightTexts } from "@touchstone/contract";
import { useBilingual, useText } from "../shell/language.tsx";
import type { SearchTexts } from "../shell/search.ts";
import { arcPath, arcsOf, chordPath, chordsOf } from "./chord.ts";
import { pointAt } from "./radar.ts";
import type { Trends } from "./trend-words.ts";

const outer = 150;
const inner = 140;

/** Trends round a circle; an arc is a link that shows its trend alone. Numbers are those of the matrix. */
export const ChordPicture = ({ trends, chosen }: { readonly trends: Trends; readonly chosen: string | null }) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  const arcs = arcsOf(trends.matrix);
  const at = trends.trends.findIndex(({ id }) => id === chosen);
  const chords = chordsOf(trends.matrix, arcs);
  return (
    <svg
      className="foresight-picture chords"
      role="group"
      aria-label={t("chordAlt", { count: chords.length })}
      viewBox="-190 -180 380 360"
    >
      {chords.map((chord) => (
        <path
          key={`${chord.one} ${chord.other}`}
          className={at === -1 ? "chord" : chord.one === at || chord.other === at ? "chord on" : "chord off"}
          d={chordPath(chord, inner - 2)}
        />
      ))}
      {arcs.map((arc) => {
        const trend = trends.trends[arc.at];
        if (trend === undefined) return null;
        const label = pointAt((arc.from + arc.to) / 2, outer + 14);
        return (
          <Link
            key={trend.id}
            to="/foresight"
            search={(last: SearchTexts) => ({ ...last, trend: trend.id })}
            hash="links"
          >
            <title>
              {arc.at + 1} {say(trend.title)}
            </title>
            <path className={arc.at === at ? "arc on" : "arc"} d={arcPath(arc, inner, outer)} />
            <circle cx={label.x} cy={label.y} r={12} fill="transparent" />
            <text x={label.x} y={label.y}>
              {arc.at + 1}
            </text>
          </Link>
        );
      })}
    </svg>
  );
};
