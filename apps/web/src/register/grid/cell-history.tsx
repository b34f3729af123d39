import { gridTexts, registerGridRoutes } from "@touchstone/contract";
import type { GridColumn } from "@touchstone/register";
import { useLoaded } from "../../shell/api.ts";
import { useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useWho } from "../../shell/session.tsx";

type Props = { readonly risk: string; readonly column: GridColumn; readonly line: string | null };

/** Who wrote what into a cell and when, as the journal has it. */
export const CellHistory = ({ risk, column, line }: Props) => {
  const t = useText(gridTexts);
  const { here } = useWho();
  const read = useLoaded(registerGridRoutes.history, {
    params: { organisation: here.organisation, risk },
    query: { column, ...(line === null ? {} : { line }) },
  });
  return (
    <Loading of={read}>
      {({ changes }) =>
        changes.length === 0 ? (
          <p>{t("historyNone")}</p>
        ) : (
          <ol className="cell-history">
            {changes.map(({ version, at, on, by, from, to, line: of }) => {
              const moment = Temporal.Instant.from(at).toZonedDateTimeISO("Asia/Shanghai");
              const day = moment.toPlainDate().toString();
              return (
                <li key={`${version} ${of}`}>
                  <div>
                    {by.name ?? t("erased")}{" "}
                    <span className="num">
                      {day} {moment.toPlainTime().toString({ smallestUnit: "minute" })}
                    </span>
                    {on === day ? null : <small> {t("historyOn", { on })}</small>}
                  </div>
                  <div>
                    <del>{from === "" ? t("cellEmpty") : from}</del> → <ins>{to === "" ? t("cellEmpty") : to}</ins>
                  </div>
                </li>
              );
            })}
          </ol>
        )
      }
    </Loading>
  );
};
