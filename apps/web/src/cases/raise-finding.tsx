import { casePageTexts, caseRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { FindingLint } from "./finding-lint.tsx";

type Props = {
  readonly caseId: string;
  readonly point: string | null;
  readonly requirement: { readonly source: string; readonly clause: string };
};

/** A finding binds requirement, fact and evidence; cause and solution are the client's (ISO/IEC 17021-1 9.4.5). */
export const RaiseFinding = ({ caseId, point, requirement }: Props) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const scheme = useLoaded(caseRoutes.scheme, { params: { case: caseId } });
  const grades = scheme.state === "ready" ? (scheme.value.determination.findings?.grades ?? []) : [];
  if (scheme.state !== "ready" || grades.length === 0) return null;
  return (
    <FindingLint scheme={scheme.value} point={point}>
      <CommandForm
        route={caseRoutes.raiseFinding}
        act={t("raise")}
        fields={[
          {
            name: "grade",
            label: t("grade"),
            kind: "select",
            options: grades.map(({ id, title }) => ({ value: id, label: told(title) })),
          },
          { name: "source", label: t("source"), kind: "line", initial: requirement.source },
          { name: "clause", label: t("clause"), kind: "line", initial: requirement.clause },
          { name: "statement", label: t("statement"), kind: "prose", hint: t("raiseLead") },
          { name: "evidence", label: t("evidence"), kind: "prose" },
        ]}
        input={({ texts: { source, clause, ...found } }) => ({
          params: { case: caseId },
          body: { ...found, point, requirement: { source, clause } },
        })}
      />
    </FindingLint>
  );
};
