import { Link } from "@tanstack/react-router";
import { assessmentRoutes, assessmentTexts, type OutputOf } from "@touchstone/contract";
import { axisOf, type BandId, bandRank, cellBand } from "@touchstone/register";
import { useLoaded } from "../../shell/api.ts";
import { saveCsv } from "../../shell/csv.ts";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { type CriteriaSet, currentOf, useSets } from "./assessment-data.ts";
import "./assessment.css";

type Cell = OutputOf<typeof assessmentRoutes.matrix>["cells"][number];
type Moment = Cell["moment"];

/** What stands in one cell: how many, and the gravest grade among them. */
const inCell = (cells: readonly Cell[], moment: Moment, row: string, column: string) => {
  const found = cells.filter((cell) => cell.moment === moment && cell.row === row && cell.column === column);
  const [gravest] = found.toSorted((one, other) => bandRank(other.band) - bandRank(one.band));
  return { count: found.reduce((sum, { count }) => sum + count, 0), gravest: gravest?.band ?? null };
};

type Drawn = { readonly set: CriteriaSet; readonly cells: readonly Cell[]; readonly moment: Moment };

const HeatMap = ({ set, cells, moment }: Drawn) => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { method } = set;
  const criteria = currentOf(set);
  const rows = axisOf(method, method.matrix.rows).toReversed();
  const columns = axisOf(method, method.matrix.columns);
  const titleOf = (name: string) => [...method.scales, ...method.steps].find(({ id }) => id === name)?.title;
  const word = (band: BandId) => criteria?.words[band] || t(`band.${band}`);
  const axes = [method.matrix.rows, method.matrix.columns].map((name) => {
    const title = titleOf(name);
    return title === undefined ? name : say(title);
  });
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t(moment)}</h2>
      </div>
      <div className="scroll" role="group" aria-label={t(moment)} tabIndex={0}>
        <table className="matrix">
          <caption className="visually-hidden">{t(moment)}</caption>
          <thead>
            <tr>
              <th scope="col">{axes.join(" \\ ")}</th>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col">
                  {say(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{say(row.title)}</th>
                {columns.map((column) => {
                  const { count, gravest } = inCell(cells, moment, row.key, column.key);
                  const place = { row: row.value, column: column.value };
                  const band = gravest ?? (criteria === null ? null : cellBand(method, criteria.bounds, place));
                  return (
                    <td key={column.key} className={band === null ? "" : `band-cell ${band}`}>
                      {count === 0 || band === null ? (
                        <small>{band === null ? t("noCount") : word(band)}</small>
                      ) : (
                        <Link
                          to="/register/assessments"
                          search={{ set: set.id, row: row.key, column: column.key, by: moment }}
                        >
                          <span className="visually-hidden">{`${say(row.title)} × ${say(column.title)} `}</span>
                          <b className="num">{count}</b> {word(band)}
                        </Link>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

const SaveCells = ({ set, cells }: Omit<Drawn, "moment">) => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const titleOf = (axis: string, key: string) => {
    const found = axisOf(set.method, axis).find((one) => one.key === key);
    return found === undefined ? key : say(found.title);
  };
  const { rows, columns } = set.method.matrix;
  const save = () =>
    saveCsv(
      "matrix.csv",
      [t("by"), rows, columns, t("band"), "n"],
      cells.map(({ moment, row, column, band, count }) => [
        t(moment),
        titleOf(rows, row),
        titleOf(columns, column),
        t(`band.${band}`),
        count,
      ]),
    );
  return (
    <button type="button" className="btn small" onClick={save}>
      {t("csv")}
    </button>
  );
};

const OfSet = ({ set }: { readonly set: CriteriaSet }) => {
  const { here } = useWho();
  const params = { organisation: here.organisation, set: set.id };
  const answer = useLoaded(assessmentRoutes.matrix, { params });
  return (
    <Loading of={answer}>
      {({ cells }) => (
        <>
          <div>
            <SaveCells set={set} cells={cells} />
          </div>
          <HeatMap set={set} cells={cells} moment="before" />
          <HeatMap set={set} cells={cells} moment="after" />
        </>
      )}
    </Loading>
  );
};

/** Which set the page is about: the one in the address, else the first. */
export const SetChoice = ({ sets }: { readonly sets: readonly CriteriaSet[] }) => {
  const [asked, ask] = useSearchText("set");
  return sets.length < 2 ? null : (
    <div className="row">
      {sets.map(({ id, title }, at) => (
        <button
          key={id}
          type="button"
          className="btn small"
          aria-pressed={asked === null ? at === 0 : asked === id}
          onClick={() => ask(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
};

export const NoSet = () => {
  const t = useText(assessmentTexts);
  const { may } = useWho();
  return (
    <EmptyState
      title={t("noSet")}
      action={
        may("register.write") ? (
          <Link to="/register/criteria" className="btn">
            {t("adopt")}
          </Link>
        ) : null
      }
    >
      {t("noneHint")}
    </EmptyState>
  );
};

export const Page = () => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { here } = useWho();
  const [asked] = useSearchText("set");
  const sets = useSets();
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("matrix")}
        actions={
          <Link to="/register/assessments" className="btn">
            {t("back")}
          </Link>
        }
      />
      <p>{t("matrixLead")}</p>
      <Loading of={sets}>
        {({ sets: all }) => {
          const set = all.find(({ id }) => id === asked) ?? all[0];
          return set === undefined ? (
            <NoSet />
          ) : (
            <>
              <SetChoice sets={all} />
              <OfSet key={set.id} set={set} />
            </>
          );
        }}
      </Loading>
    </div>
  );
};
