import { Link, useParams } from "@tanstack/react-router";
import { caseRoutes, handoverRoutes, handoverTexts, type OutputOf } from "@touchstone/contract";
import { useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { CommandForm } from "../../shell/command-form.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { DownloadButton } from "../evaluation/download-button.tsx";
import { SheetView } from "./sheet-view.tsx";
import "./handover.css";

type Item = OutputOf<typeof handoverRoutes.handed>["items"][number];
type Sheet = OutputOf<typeof handoverRoutes.open>;

type Findings = OutputOf<typeof caseRoutes.show>["findings"];
type Given = { readonly item: Item; readonly caseId: string; readonly findings: Findings };

const One = ({ item, caseId, findings }: Given) => {
  const t = useText(handoverTexts);
  const { may } = useWho();
  const open = useCommand(handoverRoutes.open);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const { title, kind, version, on, withdrawn, changed } = item;
  const params = { case: caseId, item: item.item };
  return (
    <li className="card-body stack">
      <div className="row">
        <b>{title}</b>
        <small>
          {t("oneKind", { kind })} · {t("version", { version })} · <span className="num">{on}</span>
        </small>
        {withdrawn === null ? (
          <StateTag tone={changed ? "hold" : "ok"}>{t(changed ? "changed" : "same")}</StateTag>
        ) : (
          <StateTag tone="off">{t("withdrawnOn", withdrawn)}</StateTag>
        )}
      </div>
      {withdrawn === null ? (
        <div className="row">
          <button
            type="button"
            className="btn small"
            aria-label={t(sheet === null ? "openThis" : "shutThis", { title })}
            disabled={open.status.state === "busy"}
            onClick={() => (sheet === null ? void open.run({ params }).then(setSheet) : setSheet(null))}
          >
            {t(sheet === null ? "open" : "shut")}
          </button>
          {kind !== "evidence" ? null : (
            <DownloadButton
              route={handoverRoutes.file}
              input={{ params }}
              name={title}
              label={t("downloadThis", { title })}
            >
              {t("download")}
            </DownloadButton>
          )}
        </div>
      ) : null}
      <CommandOutcome of={open} />
      {withdrawn !== null || findings.length === 0 || !may("cases.audit") ? null : (
        <CommandForm
          route={handoverRoutes.cite}
          act={t("cite")}
          fields={[
            {
              name: "finding",
              label: t("citeFor"),
              kind: "select",
              options: findings.map(({ id, number }) => ({ value: id, label: number })),
            },
          ]}
          input={({ texts }) => ({ params, body: { finding: texts.finding } })}
        />
      )}
      {sheet === null || withdrawn !== null ? null : <SheetView sheet={sheet} />}
    </li>
  );
};

/** What the client handed over for this case, for those who work in it; and nothing else of the client's. */
export const Page = () => {
  const t = useText(handoverTexts);
  const { case: caseId = "" } = useParams({ strict: false });
  const view = useLoaded(caseRoutes.show, { params: { case: caseId } });
  const findings = view.state === "ready" ? view.value.findings.filter(({ closes }) => closes !== "recorded") : [];
  const handed = useLoaded(handoverRoutes.handed, { params: { case: caseId } });
  return (
    <div className="page">
      <PageHead
        kicker={
          <Link to="/cases/$case" params={{ case: caseId }}>
            {t("back")}
          </Link>
        }
        title={t("bodyTitle")}
      />
      <p>{t("bodyLead")}</p>
      <Loading of={handed}>
        {({ items }) => (
          <section className="card">
            {items.length === 0 ? <EmptyState title={t("bodyNone")} /> : null}
            <ul className="handed-list">
              {items.map((item) => (
                <One key={item.item} item={item} caseId={caseId} findings={findings} />
              ))}
            </ul>
          </section>
        )}
      </Loading>
    </div>
  );
};
