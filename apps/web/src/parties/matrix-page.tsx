import { Link } from "@tanstack/react-router";
import { partyRoutes, partyTexts } from "@touchstone/contract";
import { competenceFunctions } from "@touchstone/kernel";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { csvOf } from "./csv.ts";
import { matrixOf } from "./matrix.ts";
import { type Person, Term } from "./terms.tsx";

const Gaps = ({ people, on }: { readonly people: readonly Person[]; readonly on: string }) => {
  const t = useText(partyTexts);
  const gaps = matrixOf(people, competenceFunctions, on).filter(({ holding }) => holding === 0);
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("gaps")}</h2>
      </div>
      {gaps.length === 0 ? <div className="card-body">{t("gapsNone")}</div> : null}
      {gaps.map(({ area, duty }) => (
        <div className="todo" key={`${area} ${duty}`}>
          <span>
            {area} · {t(`function-${duty}`)}
          </span>
          <StateTag tone="stop">{t("nobody")}</StateTag>
        </div>
      ))}
    </div>
  );
};

const Matrix = ({ people, on }: { readonly people: readonly Person[]; readonly on: string }) => {
  const t = useText(partyTexts);
  const rows = matrixOf(people, competenceFunctions, on);
  const csv = () =>
    csvOf([
      [t("area"), t("function"), ...people.map(({ name }) => name)],
      ...rows.map(({ area, duty, cells }) => [
        area,
        t(`function-${duty}`),
        ...cells.map((cell) => (cell === null ? null : `${cell.from} → ${cell.until ?? t("openEnd")}`)),
      ]),
    ]);
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("matrix")}</h2>
        <button type="button" className="btn small" onClick={() => saveFile(csv(), "competence.csv")}>
          {t("csv")}
        </button>
      </div>
      <section className="scroll" aria-label={t("matrix")} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("areaFunction")}</th>
              {people.map(({ id, name }) => (
                <th scope="col" key={id}>
                  <Link to="/parties/$person" params={{ person: id }}>
                    {name}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ area, duty, cells, holding }) => (
              <tr key={`${area} ${duty}`}>
                <th scope="row">
                  {area} · {t(`function-${duty}`)}{" "}
                  {holding === 0 ? <StateTag tone="stop">{t("nobody")}</StateTag> : null}
                </th>
                {cells.map((cell, at) => (
                  <td key={people[at]?.id}>
                    {cell === null ? (
                      "–"
                    ) : (
                      <>
                        <Term of={cell} on={on} /> <span className="num small">→ {cell.until ?? t("openEnd")}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
};

export const Page = () => {
  const t = useText(partyTexts);
  const { here } = useWho();
  const { on } = useAsOf();
  const params = { organisation: here.organisation };
  const people = useLoaded(partyRoutes.people, { params, query: { limit: 200 } });
  return (
    <div className="page">
      <PageHead
        kicker={t("matrixLead")}
        title={t("matrix")}
        actions={
          <Link className="btn" to="/parties">
            {t("toPeople")}
          </Link>
        }
      />
      <Loading of={people}>
        {({ items }) =>
          items.every(({ qualifications }) => qualifications.length === 0) ? (
            <EmptyState title={t("noCompetence")}>{t("empty")}</EmptyState>
          ) : (
            <>
              <Gaps people={items} on={on} />
              <Matrix people={items} on={on} />
            </>
          )
        }
      </Loading>
    </div>
  );
};
