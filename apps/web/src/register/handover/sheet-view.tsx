import { type handoverRoutes, handoverTexts, type OutputOf } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";

type Sheet = OutputOf<typeof handoverRoutes.open>;

/** One thing as the body reads it; client and body look at the same drawing. */
export const SheetView = ({ sheet }: { readonly sheet: Sheet }) => {
  const t = useText(handoverTexts);
  const { title, facts, table } = sheet;
  return (
    <div className="stack">
      <dl className="facts">
        {facts.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd className="handed-text">{value}</dd>
          </div>
        ))}
      </dl>
      {table === null || table.rows.length === 0 ? null : (
        <div className="scroll" role="group" aria-label={t("contentOf", { title })} tabIndex={0}>
          <table className="table">
            <caption className="visually-hidden">{t("contentOf", { title })}</caption>
            <thead>
              <tr>
                {table.head.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.join("|")}>
                  {table.head.map((head, at) => (
                    <td key={head} className="handed-text">
                      {row[at]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
};
