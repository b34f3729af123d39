import { caseRoutes, templateTexts } from "@touchstone/contract";
import { useState } from "react";
import { useCommand } from "../shell/api.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import type { TemplateItem, TemplateVersion } from "./template-draft.ts";

const StateOf = ({ version }: { readonly version: TemplateVersion }) => {
  const t = useText(templateTexts);
  if (version.approved !== null) return <StateTag tone="ok">{t("approved", version.approved)}</StateTag>;
  if (version.returned !== null) return <StateTag tone="off">{t("returned", version.returned)}</StateTag>;
  return <StateTag tone="wait">{t("waiting")}</StateTag>;
};

const Answer = ({ item, version }: { readonly item: TemplateItem; readonly version: TemplateVersion }) => {
  const t = useText(templateTexts);
  const { here } = useWho();
  const [why, setWhy] = useState("");
  const send = useCommand(caseRoutes.templateAnswer);
  const params = { organisation: here.organisation, kind: item.kind, version: version.version };
  const isBusy = send.status.state === "busy";
  return (
    <div className="card-body stack">
      <CommandOutcome of={send} />
      <div className="row">
        <button
          type="button"
          className="btn primary"
          disabled={isBusy}
          onClick={() => void send.run({ params, body: { outcome: "approved" } })}
        >
          {t("approve")}
        </button>
      </div>
      <Field label={t("why")} need="optional">
        {(tie) => (
          <input {...tie} type="text" maxLength={300} value={why} onChange={(event) => setWhy(event.target.value)} />
        )}
      </Field>
      <div>
        <button
          type="button"
          className="btn"
          disabled={isBusy || why.trim() === ""}
          onClick={() => void send.run({ params, body: { outcome: "returned", why } })}
        >
          {t("sendBack")}
        </button>
      </div>
    </div>
  );
};

/** Every version with who proposed and who approved it; the one that waits can be answered by another person. */
export const TemplateVersions = ({ item }: { readonly item: TemplateItem }) => {
  const t = useText(templateTexts);
  const { may } = useWho();
  const open = item.versions.find(({ approved, returned }) => approved === null && returned === null);
  return (
    <section className="card" aria-labelledby="template-versions">
      <div className="card-head">
        <h2 id="template-versions">{t("versions")}</h2>
      </div>
      {item.versions.length === 0 ? (
        <p className="card-body">{t("none")}</p>
      ) : (
        <DataTable
          caption={t("versions")}
          rows={item.versions.toReversed()}
          rowKey={({ version }) => String(version)}
          columns={[
            { key: "version", head: t("version"), cell: ({ version }) => <span className="num">{version}</span> },
            {
              key: "from",
              head: t("effectiveFrom"),
              cell: ({ effectiveFrom }) => <span className="num">{effectiveFrom}</span>,
            },
            {
              key: "by",
              head: t("proposedBy"),
              cell: ({ name, on }) => (
                <>
                  {name} <span className="num">{on}</span>
                </>
              ),
            },
            {
              key: "state",
              head: t("state"),
              cell: (version) => (
                <span className="template-state">
                  <StateOf version={version} />
                </span>
              ),
            },
          ]}
        />
      )}
      {open !== undefined && may("cases.decide") ? <Answer item={item} version={open} /> : null}
    </section>
  );
};
