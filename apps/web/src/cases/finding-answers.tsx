import { casePageTexts, caseRoutes } from "@touchstone/contract";
import { answerParts } from "@touchstone/kernel";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { Head } from "../shell/term.tsx";
import type { CaseView, Finding } from "./case-words.tsx";
import { AttachFile, FindingFiles } from "./finding-files.tsx";

/** Correction, cause and corrective action as they stand, with the client's form for each. */
export const Answers = ({ view, finding }: { readonly view: CaseView; readonly finding: Finding }) => {
  const t = useText(casePageTexts);
  const { here } = useWho();
  const isClient = here.organisation === view.client.id;
  const isOpen = view.state === "open" && finding.verified === null && finding.state !== "withdrawn";
  return answerParts.map((part) => {
    const given = finding.answers.find((each) => each.part === part);
    return (
      <div key={part} className="finding-answer">
        <h3>
          <Head of={t.word(part)} />
        </h3>
        {given === undefined ? (
          <p className="small">{t("unanswered")}</p>
        ) : (
          <p>
            {given.text} <small className="num">{given.on}</small>
          </p>
        )}
        <FindingFiles view={view} finding={finding} part={part} />
        {isClient && isOpen && given !== undefined ? <AttachFile view={view} finding={finding} part={part} /> : null}
        {isClient && isOpen ? (
          <CommandForm
            route={caseRoutes.answerFinding}
            act={t(given === undefined ? "answerTo" : "answerAgain", { part: t(part) })}
            fields={[{ name: "text", label: t.word(part), kind: "prose", initial: given?.text ?? "" }]}
            input={({ texts }) => ({
              params: { case: view.id, finding: finding.id },
              body: { part, ...texts },
            })}
          />
        ) : null}
      </div>
    );
  });
};
