import { partyTexts } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { layersOf, type Placed } from "./layers.ts";
import { type PathLink, type Relation, weighs } from "./terms.tsx";
import "./relation-graph.css";

const box = { width: 200, height: 36 };

const pathOf = (from: Placed, to: Placed): string => {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const [y1, y2] = [left.y + box.height / 2, right.y + box.height / 2];
  if (left.x === right.x)
    return `M ${left.x + box.width} ${y1} C ${left.x + 250} ${y1}, ${left.x + 250} ${y2}, ${left.x + box.width} ${y2}`;
  const [x1, x2] = [left.x + box.width, right.x];
  const middle = (x1 + x2) / 2;
  return `M ${x1} ${y1} C ${middle} ${y1}, ${middle} ${y2}, ${x2} ${y2}`;
};

/** Drawn beside the table that says the same; solid lines weigh on the day of the page, dashed ones no longer. */
type Props = {
  readonly relations: readonly Relation[];
  readonly on: string;
  /** The way that is the answer's reason, drawn over the others. */
  readonly path: readonly PathLink[];
};

const isOn = (path: readonly PathLink[], { kind, from, to, until }: Relation): boolean =>
  path.some((link) => link.kind === kind && link.from.id === from.id && link.to.id === to.id && link.until === until);

export const RelationGraph = ({ relations, on, path }: Props) => {
  const t = useText(partyTexts);
  const { nodes, width, height } = layersOf(relations);
  const at = new Map(nodes.map((node) => [node.id, node]));
  const people = nodes.filter(({ isPerson }) => isPerson).length;
  const told = t("graphAlt", { people, parties: nodes.length - people, count: relations.length });
  return (
    <section className="scroll relation-graph" aria-label={t("graph")} tabIndex={0}>
      <svg
        role="img"
        aria-label={told}
        viewBox={`-4 -4 ${width + 60} ${height + 8}`}
        width={width + 60}
        height={height + 8}
      >
        {relations.map((each) => {
          const from = at.get(each.from.id);
          const to = at.get(each.to.id);
          if (from === undefined || to === undefined) return null;
          return (
            <path
              key={each.id}
              d={pathOf(from, to)}
              className={isOn(path, each) ? "path" : weighs(each, on) ? "weighs" : "free"}
            />
          );
        })}
        {nodes.map((node) => (
          <g
            key={node.id}
            className={path.some(({ from, to }) => from.id === node.id || to.id === node.id) ? "path" : undefined}
            transform={`translate(${node.x} ${node.y})`}
          >
            <rect {...box} rx={node.isPerson ? 18 : 4} />
            <text x={box.width / 2} y={box.height / 2}>
              {node.name.length > 13 ? `${node.name.slice(0, 12)}…` : node.name}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
};
