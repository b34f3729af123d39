import { appealPageTexts, appealRoutes, appealSubjectTexts } from "@touchstone/contract";
import { appealSubjects } from "@touchstone/kernel";
import { CommandForm } from "../shell/command-form.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { More, usePaged } from "../shell/paged.tsx";
import { useWho } from "../shell/session.tsx";
import { AppealCard } from "./appeal-card.tsx";
import { CaseLink, useCase } from "./case-link.tsx";
import type { CaseView } from "./case-words.tsx";
import { Referred } from "./referred-complaints.tsx";

const File = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(appealPageTexts);
  const subjects = useText(appealSubjectTexts);
  const { here } = useWho();
  if (here.organisation !== view.client.id) return null;
  const findings = view.findings.filter(({ closes, state }) => closes !== "recorded" && state !== "withdrawn");
  return (
    <section className="card card-body stack">
      <p>{t("fileLead")}</p>
      <CommandForm
        route={appealRoutes.file}
        act={t("file")}
        fields={[
          {
            name: "kind",
            label: t("against"),
            kind: "select",
            options: appealSubjects.map((value) => ({ value, label: subjects(value) })),
          },
          {
            name: "finding",
            label: t("finding"),
            kind: "select",
            need: "optional",
            options: [
              { value: "", label: "–" },
              ...findings.map(({ id, number, statement }) => ({ value: id, label: `${number} ${statement}` })),
            ],
          },
          { name: "grounds", label: t("grounds"), kind: "prose" },
        ]}
        input={({ texts: { kind, finding, grounds } }) => {
          const chosen = appealSubjects.find((each) => each === kind) ?? "decision";
          const about = chosen === "grade" && finding !== "" ? finding : null;
          return { params: { case: view.id }, body: { subject: { kind: chosen, finding: about }, grounds } };
        }}
      />
    </section>
  );
};

const Whole = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(appealPageTexts);
  const appeals = usePaged(appealRoutes.ofCase, (cursor) => ({ params: { case: view.id }, query: cursor }));
  return (
    <div className="page">
      <PageHead kicker={<CaseLink of={view} />} title={t.word("appeals")} />
      <Loading of={appeals}>
        {(pages) => (
          <>
            {pages.items.length === 0 ? <EmptyState title={t("noAppeals")}>{t("noneBody")}</EmptyState> : null}
            {pages.items.map((appeal) => (
              <AppealCard key={appeal.id} of={appeal} />
            ))}
            {pages.more === null ? null : <More of={pages} />}
          </>
        )}
      </Loading>
      <File of={view} />
      <Referred of={view} />
      <p className="small">{t("term")}</p>
    </div>
  );
};

export const Page = () => {
  const view = useCase();
  return <Loading of={view}>{(value) => <Whole of={value} />}</Loading>;
};
