import { Link } from "@tanstack/react-router";
import { casePageTexts } from "@touchstone/contract";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { type CaseView, FindingState } from "./case-words.tsx";

export const Findings = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  return (
    <section className="card" aria-labelledby="findings">
      <div className="card-head">
        <h2 id="findings">{t("findings")}</h2>
      </div>
      {view.findings.length === 0 ? (
        <p className="card-body">{t("noFindings")}</p>
      ) : (
        <DataTable
          caption={t("findings")}
          rows={view.findings}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "number",
              head: t("number"),
              cell: ({ id, number }) => (
                <Link className="num" to="/cases/$case/findings/$finding" params={{ case: view.id, finding: id }}>
                  {number}
                </Link>
              ),
            },
            {
              key: "requirement",
              head: t.word("requirement"),
              cell: ({ requirement }) => `${requirement.source} ${requirement.clause}`,
            },
            { key: "statement", head: t("statement"), cell: ({ statement }) => statement },
            { key: "grade", head: t("grade"), cell: ({ gradeTitle }) => told(gradeTitle) },
            { key: "state", head: t("state"), cell: (finding) => <FindingState of={finding} /> },
          ]}
        />
      )}
    </section>
  );
};
