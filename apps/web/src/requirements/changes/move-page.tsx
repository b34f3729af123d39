import { Link } from "@tanstack/react-router";
import { changeRoutes, changeTexts, type OutputOf } from "@touchstone/contract";
import type { ReactNode } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useSearchText } from "../../shell/search.ts";
import { StateTag } from "../../shell/state-tag.tsx";
import { Chinese, usePlace } from "../law-words.tsx";
import { PlaceField, SceneField } from "../scene-place.tsx";
import "../requirements.css";

type Move = OutputOf<typeof changeRoutes.move>;
type Point = Move["obligations"]["gained"][number];
type Document = Move["documents"]["gained"][number];

const Part = <Item,>({
  title,
  gained,
  lost,
  kept,
  line,
}: {
  readonly title: string;
  readonly gained: readonly Item[];
  readonly lost: readonly Item[];
  readonly kept?: number;
  readonly line: (item: Item) => ReactNode;
}) => {
  const t = useText(changeTexts);
  const list = (items: readonly Item[], tone: "hold" | "off", word: "gained" | "lost") =>
    items.length === 0 ? null : (
      <div>
        <StateTag tone={tone}>{t(word)}</StateTag> <span className="num">{items.length}</span>
        <ul className="law-history">{items.map(line)}</ul>
      </div>
    );
  return (
    <section className="card card-body stack">
      <h2>{title}</h2>
      {gained.length + lost.length === 0 ? <p>{t("none")}</p> : null}
      {list(gained, "hold", "gained")}
      {list(lost, "off", "lost")}
      {kept === undefined ? null : <small>{t("kept", { count: kept })}</small>}
    </section>
  );
};

const Parts = ({ of: move }: { readonly of: Move }) => {
  const t = useText(changeTexts);
  const say = useBilingual();
  const place = usePlace();
  const law = ({ family, version, title, jurisdiction }: Document) => (
    <li key={`${family}@${version}`}>
      <Link to="/requirements/law/$family" params={{ family }} search={{ version, on: move.on }}>
        <Chinese>{title}</Chinese>
      </Link>{" "}
      <small>{place(jurisdiction)}</small>
    </li>
  );
  const point = ({ id, text, provision }: Point) => (
    <li key={id}>
      <span className="num">{id}</span> {say(text)}{" "}
      <small lang="zh-CN">
        {provision.title} {provision.article}
      </small>
    </li>
  );
  return (
    <>
      <Part title={t("licences")} {...move.licences} line={point} />
      <Part title={t("focus")} {...move.focus} line={point} />
      <Part title={t("documents")} {...move.documents} line={law} />
      <Part title={t("obligations")} {...move.obligations} line={point} />
    </>
  );
};

export const Page = () => {
  const t = useText(changeTexts);
  const { on } = useAsOf();
  const [scene, setScene] = useSearchText("scene");
  const [from, setFrom] = useSearchText("from");
  const [to, setTo] = useSearchText("to");
  const where = { scene: scene ?? "canteen", from: from ?? "330100", to: to ?? "371700", on };
  const move = useLoaded(changeRoutes.move, { query: where }, { keep: "previous" });
  return (
    <div className="page narrow">
      <PageHead kicker={on} title={t("move")} />
      <p>{t("moveLead")}</p>
      <div className="law-filters">
        <SceneField value={where.scene} set={setScene} />
        <PlaceField label={t("moveFrom")} value={where.from} set={setFrom} />
        <PlaceField label={t("moveTo")} value={where.to} set={setTo} />
      </div>
      {where.from === where.to ? <p role="status">{t("samePlace")}</p> : null}
      <Loading of={move}>{(value) => <Parts of={value} />}</Loading>
    </div>
  );
};
