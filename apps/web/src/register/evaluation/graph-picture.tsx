import { Link, useNavigate } from "@tanstack/react-router";
import { healthTexts } from "@touchstone/contract";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { saveCsv } from "../../shell/csv.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { useText } from "../../shell/language.tsx";
import { RiskTag } from "../risk-tag.tsx";
import { box, type Graph, layout, type Node, type Placed, walk } from "./graph-layout.ts";

// Where a station is worked on in the row's page.
const parts: Readonly<Record<Node["kind"], string>> = {
  risk: "missing",
  law: "clauses",
  clause: "clauses",
  objective: "objectives",
  control: "control",
  monitoring: "monitoring",
  evidence: "evidence",
  evaluation: "evaluation",
  correction: "correction",
  verification: "correction",
};

const short = (text: string): string => (text.length > 9 ? `${text.slice(0, 8)}…` : text);

const curve = (from: Placed, to: Placed): string => {
  const [x1, y1] = [from.x + box.width, from.y + box.height / 2];
  const [x2, y2] = [to.x, to.y + box.height / 2];
  const bend = Math.max(10, (x2 - x1) / 2);
  return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
};

const Station = ({ node, risk, onReach }: { node: Placed; risk: string; onReach: (id: string) => void }) => {
  const t = useText(healthTexts);
  const navigate = useNavigate();
  const says = `${t(`node.${node.kind}`)} ${node.missing ? t("gap") : node.text}`;
  const hash = parts[node.kind];
  return (
    <a
      href={`/app/register/${risk}#${hash}`}
      className={node.missing ? "station gap" : "station"}
      data-node={node.id}
      aria-label={says}
      onFocus={() => onReach(node.id)}
      onClick={(event) => {
        event.preventDefault();
        void navigate({ to: "/register/$risk", params: { risk }, hash });
      }}
    >
      <title>{says}</title>
      <rect x={node.x} y={node.y} width={box.width} height={box.height} rx={6} />
      <text x={node.x + 8} y={node.y + 22}>
        {node.missing ? `◇ ${t("gap")}` : short(node.text)}
      </text>
    </a>
  );
};

const Picture = ({ graph }: { readonly graph: Graph }) => {
  const t = useText(healthTexts);
  const drawn = useMemo(() => layout(graph), [graph]);
  const [reached, setReached] = useState(graph.risk);
  const picture = useRef<SVGSVGElement>(null);
  const place = new Map(drawn.placed.map((node) => [node.id, node]));
  const go = (event: KeyboardEvent) => {
    const next = walk(graph, drawn.placed, reached, event.key);
    if (next === null) return;
    event.preventDefault();
    picture.current?.querySelector<SVGAElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <section className="scroll" aria-label={t("graph")} tabIndex={0} onKeyDown={go}>
      <svg
        ref={picture}
        className="row-graph"
        role="group"
        aria-label={t("graph")}
        width={drawn.width}
        height={drawn.height}
        viewBox={`-2 0 ${drawn.width} ${drawn.height}`}
      >
        {drawn.kinds.map(({ kind, x }) => (
          <text key={kind} x={x} y={16} className="head">
            {t(`node.${kind}`)}
          </text>
        ))}
        {graph.edges.map(({ from, to }) => {
          const [a, b] = [place.get(from), place.get(to)];
          if (a === undefined || b === undefined) return null;
          const isNear = from === reached || to === reached;
          return <path key={`${from} ${to}`} d={curve(a, b)} className={isNear ? "link-line near" : "link-line"} />;
        })}
        {drawn.placed.map((node) => (
          <Station key={node.id} node={node} risk={graph.risk} onReach={setReached} />
        ))}
      </svg>
    </section>
  );
};

/** One row from risk to verification: as a picture to walk, and as the same thing in a table. */
export const GraphPicture = ({ graph }: { readonly graph: Graph }) => {
  const t = useText(healthTexts);
  const { placed } = layout(graph);
  const save = () =>
    saveCsv(
      "graph.csv",
      [t("station"), t("what"), t("gap")],
      placed.map(({ kind, text, missing }) => [t(`node.${kind}`), text, missing ? t("gap") : ""]),
    );
  return (
    <>
      <section className="card">
        <div className="card-body stack">
          <div className="row">
            <strong>{graph.title}</strong> <RiskTag state={graph.state} />
            <Link to="/register/$risk" params={{ risk: graph.risk }}>
              {t("open")}
            </Link>
          </div>
          <small>{t("graphHint")}</small>
          <Picture graph={graph} />
        </div>
      </section>
      <section className="card">
        <div className="card-body row">
          <h2>{t("graphTable")}</h2>
          <button type="button" className="btn small" onClick={save}>
            {t("csv")}
          </button>
        </div>
        <DataTable
          caption={t("graphTable")}
          rows={placed}
          rowKey={({ id }) => id}
          columns={[
            { key: "kind", head: t("station"), cell: ({ kind }) => t(`node.${kind}`) },
            { key: "what", head: t("what"), cell: ({ text, missing }) => (missing ? `◇ ${t("gap")}：${text}` : text) },
          ]}
        />
      </section>
      {graph.neighbours.length === 0 ? null : (
        <section className="card">
          <div className="card-body">
            <h2>{t("neighbours")}</h2>
            <ul>
              {graph.neighbours.map(({ risk, title, law, state }) => (
                <li key={risk}>
                  <Link to="/health" search={{ risk }}>
                    {title}
                  </Link>{" "}
                  {law} <RiskTag state={state} />
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </>
  );
};
