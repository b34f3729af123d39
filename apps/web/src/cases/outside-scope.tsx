import { caseRoutes, caseScopeRoutes, caseScopeTexts, type OutputOf } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";

type Answer = OutputOf<typeof caseScopeRoutes.show>;

const Raise = ({ caseId, asks }: { readonly caseId: string; readonly asks: Answer["asks"] }) => {
  const t = useText(caseScopeTexts);
  const told = useBilingual();
  const scheme = useLoaded(caseRoutes.scheme, { params: { case: caseId } });
  const grades = scheme.state === "ready" ? (scheme.value.determination.findings?.grades ?? []) : [];
  if (grades.length === 0) return null;
  return (
    <CommandForm
      route={caseScopeRoutes.raiseOutside}
      act={t("raise")}
      fields={[
        { name: "activity", label: t("activity"), kind: "line" },
        { name: "place", label: t("place"), kind: "line" },
        { name: "evidence", label: t("evidence"), kind: "prose" },
        {
          name: "grade",
          label: t("grade"),
          kind: "select",
          options: grades.map(({ id, title }) => ({ value: id, label: told(title) })),
        },
        // The drawn point says them; without one the team does.
        ...(asks === null
          ? [
              { name: "source", label: t("source"), kind: "line" as const },
              { name: "clause", label: t("clause"), kind: "line" as const },
            ]
          : []),
      ]}
      input={({ one }) => ({
        params: { case: caseId },
        body: {
          activity: one("activity"),
          place: one("place"),
          evidence: one("evidence"),
          grade: one("grade"),
          requirement: asks === null ? { source: one("source"), clause: one("clause") } : null,
        },
      })}
    />
  );
};

/** On the checklist: what is done and not in the scope becomes a finding in one step (CO-2). */
type Props = {
  readonly caseId: string;
  /** A finding can be raised in the case now. */
  readonly isRaised: boolean;
};

export const OutsideScope = ({ caseId, isRaised }: Props) => {
  const t = useText(caseScopeTexts);
  const told = useBilingual();
  const found = useLoaded(caseScopeRoutes.show, { params: { case: caseId } });
  return (
    <div className="card-body stack">
      <p>{t("lead")}</p>
      <Loading of={found}>
        {({ scope, asks }) =>
          scope === null ? (
            <p>{t("none")}</p>
          ) : (
            <>
              <p>{t(scope.basis, { scope: told(scope.text) })}</p>
              {asks === null ? null : <p className="rule">{t("against", asks.requirement)}</p>}
              {isRaised ? <Raise caseId={caseId} asks={asks} /> : null}
            </>
          )
        }
      </Loading>
    </div>
  );
};
