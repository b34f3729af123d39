import { exchangeTexts, registerChangeRoutes } from "@touchstone/contract";
import { useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { sayMoment } from "../say-moment.ts";

type Props = { readonly organisation: string; readonly mayWrite: boolean };

/** What was written in bulk before, each to be taken back once. */
export const HistoryPart = ({ organisation, mayWrite }: Props) => {
  const t = useText(exchangeTexts);
  const params = { organisation };
  const list = useLoaded(registerChangeRoutes.list, { params, query: { limit: 20 } });
  const undo = useCommand(registerChangeRoutes.undo);
  const [said, setSaid] = useState<readonly string[]>([]);
  const run = async (change: string) => {
    const back = await undo.run({ params: { ...params, change }, body: {} });
    if (back === null) return setSaid([]);
    setSaid([
      t("undone", { restored: back.restored.length, kept: back.kept.length }),
      ...back.kept.map((row) => t("keptRow", row)),
    ]);
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("history")}</h2>
      </div>
      <div aria-live="polite">
        <CommandOutcome of={undo} />
        {said.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Loading of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="card-body">{t("noHistory")}</p>
          ) : (
            <DataTable
              caption={t("history")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { key: "file", head: t("file"), cell: ({ file }) => file ?? t("byHand") },
                { key: "counts", head: t("columnKind"), cell: (counts) => t("counts", counts) },
                { key: "who", head: t("who"), cell: ({ by }) => by },
                {
                  key: "when",
                  head: t("when"),
                  cell: ({ appliedAt }) => <span className="num">{sayMoment(appliedAt)}</span>,
                },
                {
                  key: "state",
                  head: t("state"),
                  cell: ({ id, takenBack }) =>
                    takenBack !== null ? (
                      t("takenBack", { count: takenBack })
                    ) : mayWrite ? (
                      <button
                        type="button"
                        className="btn"
                        disabled={undo.status.state === "busy"}
                        onClick={() => void run(id)}
                      >
                        {t("undo")}
                      </button>
                    ) : (
                      t("stands")
                    ),
                },
              ]}
            />
          )
        }
      </Loading>
    </section>
  );
};
