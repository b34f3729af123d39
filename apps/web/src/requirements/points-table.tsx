import { Link } from "@tanstack/react-router";
import {
  factorTexts,
  guideTexts,
  type OutputOf,
  type requirementsRoutes,
  requirementsTexts,
  sayFitness,
  sayRecurrence,
  sayRetention,
  saySince,
  sourceCheckTexts,
  standardNameTexts,
} from "@touchstone/contract";
import { printedRecurrence } from "@touchstone/requirements";
import { useAsOf } from "../shell/as-of.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { useBilingual, useLanguage, useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { usePlace } from "./law-words.tsx";
import { type Decisions, UnfitForm } from "./unfit.tsx";

export type Guide = OutputOf<typeof requirementsRoutes.auditGuide>;
type Point = Guide["points"][number];

const kinds = [
  ["system", "pointSystem"],
  ["licence", "pointLicence"],
  ["operation", "pointOperation"],
  ["observation", "pointObservation"],
] as const;

const Question = ({ of, decisions }: { readonly of: Point; readonly decisions: Decisions }) => {
  const say = useBilingual();
  const factorWord = useText(factorTexts);
  const { language } = useLanguage();
  const rhythm = [
    ...(of.recurrence === null ? [] : [sayRecurrence(printedRecurrence(of.recurrence), language)]),
    ...(of.retention === null ? [] : [sayRetention(of.retention, language)]),
  ];
  return (
    <div>
      <div className={of.unfit === null ? undefined : "guide-unfit"}>{say(of.text)}</div>
      <small>{say(of.duty)}</small>
      <div>
        <small>
          {factorWord(of.factor)} · {say(of.subclass)}
          {rhythm.map((text) => ` · ${text}`)}
        </small>
      </div>
      <UnfitForm of={of.id} unfit={of.unfit} decisions={decisions} />
    </div>
  );
};

const InForce = ({ of: { provision, check, review } }: { readonly of: Point }) => {
  const t = useText(requirementsTexts);
  const checked = useText(sourceCheckTexts);
  const { language } = useLanguage();
  const { on } = useAsOf();
  const { family, version, article, title } = provision;
  return (
    <div>
      <Link to="/requirements/law/$family" params={{ family }} search={{ version, on }} hash={article ?? ""}>
        <span lang="zh-CN">
          {title} {article}
        </span>
      </Link>
      <div>
        <small>{saySince(provision, language)}</small>
      </div>
      {check === "text" ? null : <small> {checked(check)}</small>}
      {review === null ? null : (
        <Link
          to="/requirements/impact/$family/$version"
          params={{ family: review.family, version: review.version }}
          aria-label={t("pointReview", { due: review.due })}
        >
          <StateTag tone="stop">{t("pointReview", { due: review.due })}</StateTag>
        </Link>
      )}
    </div>
  );
};

const Outcome = ({ of: { outcome, standard } }: { readonly of: Point }) => {
  const t = useText(guideTexts);
  const name = useText(standardNameTexts);
  return (
    <div>
      <div>
        {name(standard.id)} <span className="num">{standard.clause}</span>
      </div>
      {outcome === "nonconformity" ? (
        <small>{t("mayRaise")}</small>
      ) : (
        <StateTag tone="off">{t(outcome === "note" ? "noteOnly" : "nothing")}</StateTag>
      )}
    </div>
  );
};

const Level = ({ of: { local, jurisdiction, focus, record } }: { readonly of: Point }) => {
  const t = useText(requirementsTexts);
  const guide = useText(guideTexts);
  const place = usePlace();
  return (
    <div>
      {local ? (
        <StateTag tone="hold">{focus === null ? place(jurisdiction) : guide("localFocus")}</StateTag>
      ) : (
        place(jurisdiction)
      )}
      {record === null ? null : (
        <div>
          <small>
            {t("record")} <span className="num">{record}</span>
          </small>
        </div>
      )}
    </div>
  );
};

const useColumns = (decisions: Decisions): readonly Column<Point>[] => {
  const t = useText(requirementsTexts);
  const guide = useText(guideTexts);
  const { language } = useLanguage();
  return [
    { key: "id", head: t("pointId"), cell: ({ id }) => <span className="num law-id">{id}</span> },
    { key: "text", head: t("points"), cell: (point) => <Question of={point} decisions={decisions} /> },
    { key: "in-force", head: guide("inForce"), cell: (point) => <InForce of={point} /> },
    { key: "applies", head: guide("applies"), cell: (point) => sayFitness(point, language) },
    { key: "level", head: guide("level"), cell: (point) => <Level of={point} /> },
    { key: "outcome", head: guide("outcome"), cell: (point) => <Outcome of={point} /> },
  ];
};

const Areas = ({ of: { scenes } }: { readonly of: Guide }) => {
  const t = useText(guideTexts);
  const checked = useText(sourceCheckTexts);
  const say = useBilingual();
  const areas = scenes.flatMap((scene) => scene.areas);
  return (
    <p className="small">
      {t("areas")}:{" "}
      {areas.length === 0
        ? t("areasNone")
        : areas.map(({ list, code, name, check }) => `${list} ${code} ${say(name)} · ${checked(check)}`).join("; ")}
    </p>
  );
};

export const PointTables = ({ of, decisions }: { readonly of: Guide; readonly decisions: Decisions }) => {
  const t = useText(requirementsTexts);
  const columns = useColumns(decisions);
  const { points, open } = of;
  return (
    <>
      <Areas of={of} />
      {open.length === 0 ? null : (
        <div className="notice hold">
          {t("openPoints")} <span className="num">{open.map(({ id }) => id).join(" ")}</span>
        </div>
      )}
      {kinds.map(([kind, label]) => {
        const rows = points.filter((point) => point.kind === kind);
        return rows.length === 0 ? null : (
          <div key={kind} className="card guide-kind">
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
