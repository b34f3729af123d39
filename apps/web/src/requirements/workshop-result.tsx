import { type OutputOf, type workshopRoutes, workshopTexts, workshopVerdictTexts } from "@touchstone/contract";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";

type Workshop = OutputOf<typeof workshopRoutes.show>;

const printed = (figure: number | null): string => (figure === null ? "–" : figure.toFixed(3));
const percent = (share: number | null): string => (share === null ? "–" : `${Math.round(share * 100)} %`);

/** How far the auditors agree, over all points and point by point. */
export const WorkshopResult = ({ of: { result, points } }: { readonly of: Workshop }) => {
  const t = useText(workshopTexts);
  const word = useText(workshopVerdictTexts);
  const say = useBilingual();
  if (result === null) return null;
  const texts = new Map(points.map((point) => [point.id, point]));
  return (
    <section className="card" aria-labelledby="result">
      <div className="card-head">
        <h2 id="result">{t("result")}</h2>
        <small>{t("disputedFirst")}</small>
      </div>
      <dl className="card-body workshop-figures">
        <div>
          <dt>{t("percent")}</dt>
          <dd className="num">{percent(result.percent)}</dd>
        </div>
        <div>
          <dt>{t(result.coefficient)}</dt>
          <dd className="num">{printed(result.beyondChance)}</dd>
          {result.beyondChance === null ? <small>{t("noFigure")}</small> : null}
        </div>
      </dl>
      <DataTable
        caption={t("result")}
        rows={result.points}
        rowKey={({ point }) => point}
        columns={[
          {
            key: "point",
            head: t("points"),
            cell: ({ point }) => {
              const of = texts.get(point);
              return (
                <div>
                  <span className="num law-id">{point}</span> {of === undefined ? null : say(of.text)}
                </div>
              );
            },
          },
          {
            key: "agreement",
            head: t("percent"),
            cell: ({ agreement }) => <span className="num">{percent(agreement)}</span>,
          },
          {
            key: "said",
            head: t("verdict"),
            cell: ({ said }) => (
              <ul className="law-counts">
                {said.map(({ name, verdict, note }) => (
                  <li key={name}>
                    {name}: {word(verdict)} {note === "" ? null : <small>{note}</small>}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  );
};
