import { casePageTexts, schemeRoutes } from "@touchstone/contract";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { RefusalList } from "../shell/refusals.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import type { SchemeView } from "./case-words.tsx";

type Draft = Readonly<Record<"grade" | "source" | "clause" | "statement" | "evidence", string>>;

const pause = 400;

const draftOf = (form: HTMLFormElement): Draft => {
  const data = new FormData(form);
  const one = (name: string): string => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    grade: one("grade"),
    source: one("source"),
    clause: one("clause"),
    statement: one("statement"),
    evidence: one("evidence"),
  };
};

const Said = ({
  draft,
  scheme,
  point,
}: {
  readonly draft: Draft;
  readonly scheme: SchemeView;
  readonly point: string | null;
}) => {
  const t = useText(casePageTexts);
  const grade = scheme.determination.findings?.grades.find(({ id }) => id === draft.grade);
  const input = {
    grade: grade?.closes === "recorded" ? "opportunity" : "nonconformity",
    requirement: { source: draft.source, clause: draft.clause },
    statement: draft.statement,
    evidence: draft.evidence,
    assessed: point === null ? scheme.standards.flatMap(({ id, title }) => [id, title.zh, title.en]) : null,
  };
  const linted = useLoaded(
    schemeRoutes.runRule,
    { params: { pack: "finding-words" }, body: { input, on: null } },
    { keep: "previous" },
  );
  if (linted.state === "ready") return <StateTag tone="ok">{t("lintFit")}</StateTag>;
  return linted.state === "refused" ? <RefusalList refusals={linted.problem.error.refusals} /> : null;
};

/** Says while the finding is written what the case would refuse it for, by the same pack. */
export const FindingLint = ({
  scheme,
  point,
  children,
}: {
  readonly scheme: SchemeView;
  readonly point: string | null;
  readonly children: ReactNode;
}) => {
  const t = useText(casePageTexts);
  const [draft, setDraft] = useState<Draft | null>(null);
  const waiting = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  const listen = (event: FormEvent<HTMLDivElement>) => {
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    if (form === null) return;
    window.clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => setDraft(draftOf(form)), pause);
  };
  const isBegun = draft !== null && draft.statement !== "";
  return (
    <div onInput={listen}>
      {children}
      {isBegun ? (
        <section className="notice" aria-live="polite" aria-label={t("lintTitle")}>
          <strong>{t("lintTitle")}</strong>
          <Said draft={draft} scheme={scheme} point={point} />
        </section>
      ) : null}
    </div>
  );
};
