import { gridTexts, registerGridRoutes } from "@touchstone/contract";
import type { GridColumn } from "@touchstone/register";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useWho } from "../../shell/session.tsx";
import { sayMoment } from "../say-moment.ts";
import { useColumnName } from "./column-names.ts";

type Props = { readonly risk: string; readonly column: GridColumn; readonly line: string | null };

/** Who wrote what into a cell and when, as the journal has it. */
export const CellHistory = (of: Props) => {
  const t = useText(gridTexts);
  const [reach, setReach] = useState<"cell" | "row">("cell");
  return (
    <>
      <fieldset className="actions">
        <legend className="visually-hidden">{t("historyReach")}</legend>
        {(["cell", "row"] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="btn small"
            aria-pressed={reach === one}
            onClick={() => setReach(one)}
          >
            {t(one === "cell" ? "historyCell" : "historyRow")}
          </button>
        ))}
      </fieldset>
      <Changes {...of} reach={reach} />
    </>
  );
};

const Changes = ({ risk, column, line, reach }: Props & { readonly reach: "cell" | "row" }) => {
  const t = useText(gridTexts);
  const name = useColumnName();
  const { here } = useWho();
  const read = useLoaded(registerGridRoutes.history, {
    params: { organisation: here.organisation, risk },
    query: reach === "row" ? {} : { column, ...(line === null ? {} : { line }) },
  });
  return (
    <Loading of={read}>
      {({ changes }) =>
        changes.length === 0 ? (
          <p>{t(reach === "row" ? "historyNoneRow" : "historyNone")}</p>
        ) : (
          <ol className="cell-history">
            {changes.map(({ version, at, on, by, from, to, line: of, column: where }) => {
              const moment = sayMoment(at);
              return (
                <li key={`${version} ${of} ${where}`}>
                  <div>
                    {by.name ?? t("erased")} <span className="num">{moment}</span>
                    {moment.startsWith(on) ? null : <small> {t("historyOn", { on })}</small>}
                  </div>
                  <div>
                    {reach === "row" ? <small>{name(where)}: </small> : null}
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
