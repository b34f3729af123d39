import { Link } from "@tanstack/react-router";
import {
  factorTexts,
  type OutputOf,
  requirementsRoutes,
  requirementsTexts,
  sceneTexts,
  sourceCheckTexts,
} from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { places, usePlace } from "./law-words.tsx";
import "./requirements.css";

type Points = OutputOf<typeof requirementsRoutes.auditPoints>;
type Point = Points["points"][number];

const kinds = [
  ["system", "pointSystem"],
  ["licence", "pointLicence"],
  ["operation", "pointOperation"],
  ["observation", "pointObservation"],
] as const;

const standards = { iso45001: "ISO 45001", iso14001: "ISO 14001", "iso17021-1": "ISO/IEC 17021-1" } as const;

const useColumns = (): readonly Column<Point>[] => {
  const t = useText(requirementsTexts);
  const say = useBilingual();
  const factorWord = useText(factorTexts);
  const place = usePlace();
  const checked = useText(sourceCheckTexts);
  const { on } = useAsOf();
  return [
    { key: "id", head: t("pointId"), cell: ({ id }) => <span className="num law-id">{id}</span> },
    {
      key: "factor",
      head: t("factor"),
      cell: ({ factor, subclass }) => (
        <span>
          {factorWord(factor)} <small>{say(subclass)}</small>
        </span>
      ),
    },
    {
      key: "text",
      head: t("points"),
      cell: ({ text, duty }) => (
        <div>
          <div>{say(text)}</div>
          <small>{say(duty)}</small>
        </div>
      ),
    },
    {
      key: "provision",
      head: t("provision"),
      cell: ({ provision: { family, version, article, title }, check }) => (
        <div>
          <Link to="/requirements/law/$family" params={{ family }} search={{ version, on }} hash={article ?? ""}>
            <span lang="zh-CN">
              {title} {article}
            </span>
          </Link>
          {check === "text" ? null : <small> {checked(check)}</small>}
        </div>
      ),
    },
    { key: "standard", head: t("standard"), cell: ({ standard }) => `${standards[standard.id]} ${standard.clause}` },
    {
      key: "remark",
      head: t("remark"),
      cell: ({ local, jurisdiction, focus, record, review }) => (
        <div>
          {review === null ? null : (
            <Link
              to="/requirements/impact/$family/$version"
              params={{ family: review.family, version: review.version }}
              aria-label={t("pointReview", { due: review.due })}
            >
              <StateTag tone="stop">{t("pointReview", { due: review.due })}</StateTag>
            </Link>
          )}{" "}
          {local ? <StateTag tone="hold">{focus === null ? place(jurisdiction) : t("local")}</StateTag> : null}{" "}
          {record === null ? (
            local ? null : (
              "–"
            )
          ) : (
            <small>
              {t("record")} <span className="num">{record}</span>
            </small>
          )}
        </div>
      ),
    },
  ];
};

const Tables = ({ of: { points, open } }: { readonly of: Points }) => {
  const t = useText(requirementsTexts);
  const columns = useColumns();
  return (
    <>
      {open.length === 0 ? null : (
        <div className="notice hold">
          {t("openPoints")} <span className="num">{open.map(({ id }) => id).join(" ")}</span>
        </div>
      )}
      {kinds.map(([kind, label]) => {
        const rows = points.filter((point) => point.kind === kind);
        return rows.length === 0 ? null : (
          <div key={kind} className="card">
            <div className="card-head">
              <h2>{t(label)}</h2>
              <small className="num">{rows.length}</small>
            </div>
            <DataTable caption={t(label)} columns={columns} rows={rows} rowKey={({ id }) => id} />
          </div>
        );
      })}
    </>
  );
};

export const Page = () => {
  const t = useText(requirementsTexts);
  const write = useText(sceneTexts);
  const say = useBilingual();
  const place = usePlace();
  const { on } = useAsOf();
  const [scene, setScene] = useSearchText("scene");
  const [region, setRegion] = useSearchText("region");
  const { organisation } = useWho().here;
  const scenes = useLoaded(requirementsRoutes.scenes, { query: { organisation } });
  const where = { scene: scene ?? "lift", region: region ?? "330100", on, organisation };
  const points = useLoaded(requirementsRoutes.auditPoints, { query: where }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead
        kicker={`${t("title")} · ${t("asOf")} ${on}`}
        title={t("points")}
        actions={
          <Link className="btn" to="/requirements/scenes">
            {write("title")}
          </Link>
        }
      />
      <div className="law-filters">
        <Field label={t("scene")}>
          {(tie) => (
            <select {...tie} value={where.scene} onChange={(event) => setScene(event.target.value)}>
              {(scenes.state === "ready" ? scenes.value.scenes : []).map(({ id, name }) => (
                <option key={id} value={id}>
                  {say(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("place")}>
          {(tie) => (
            <select {...tie} value={where.region} onChange={(event) => setRegion(event.target.value)}>
              {places.map((code) => (
                <option key={code} value={code}>
                  {place(code)} {code}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Loading of={points}>{(value) => <Tables of={value} />}</Loading>
    </div>
  );
};
