import { Link } from "@tanstack/react-router";
import { casePageTexts } from "@touchstone/contract";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import type { CaseRecord, CaseView } from "./case-words.tsx";
import { recordPdf } from "./record-data.ts";

export const Signatures = ({ of: record }: { readonly of: CaseRecord }) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  return (
    <>
      {record.signatures.map(({ signature, title, name, on }) => (
        <div key={signature}>
          {name} <small>{told(title)}</small> <span className="num">{on}</span>
        </div>
      ))}
      {record.replacedBy !== null
        ? null
        : record.missing.map(({ signature, title }) => (
            <StateTag key={signature} tone="wait">
              {t("stillToSign", { who: told(title) })}
            </StateTag>
          ))}
    </>
  );
};

/** All records of the case, numbered, newest edition first marked as such. */
export const Documents = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  return (
    <section className="card" aria-labelledby="documents">
      <div className="card-head">
        <h2 id="documents">{t("documents")}</h2>
        <a className="small" href={`/api/v1/cases/${view.id}/file`}>
          {t("caseFile")}
        </a>
      </div>
      {view.records.length === 0 ? (
        <p className="card-body">{t("noDocuments")}</p>
      ) : (
        <DataTable
          caption={t("documents")}
          rows={view.records}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "title",
              head: t("record"),
              cell: ({ kind, title, number, edition, about, replacedBy }) => (
                <>
                  <Link
                    to="/cases/$case/records/$kind"
                    params={{ case: view.id, kind }}
                    search={about === null ? {} : { about }}
                  >
                    {told(title)}
                  </Link>
                  <div className="small num">
                    {number} {edition > 1 ? t("edition", { edition }) : ""}
                  </div>
                  {replacedBy === null ? null : <StateTag tone="off">{t("replaced")}</StateTag>}
                </>
              ),
            },
            { key: "by", head: t("by"), cell: ({ name, on }) => t("filed", { name, on }) },
            { key: "signed", head: t("signatures"), cell: (record) => <Signatures of={record} /> },
            {
              key: "pdf",
              head: t("pdf"),
              cell: ({ id, number }) => (
                <a href={recordPdf(view.id, id)} download={`${number}.pdf`}>
                  {t("pdf")}
                </a>
              ),
            },
          ]}
        />
      )}
    </section>
  );
};
