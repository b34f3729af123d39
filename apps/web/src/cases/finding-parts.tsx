import { casePageTexts, caseRoutes } from "@touchstone/contract";
import { disputeOutcomes } from "@touchstone/kernel";
import { useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { WhyLink } from "../shell/why.tsx";
import type { CaseView, Finding } from "./case-words.tsx";

type Props = { readonly view: CaseView; readonly finding: Finding };

/** The clocks of one finding; what has passed while it is open says so, and each tells its rule. */
export const Clocks = ({ view, finding }: Props) => {
  const t = useText(casePageTexts);
  const { limits } = finding;
  if (limits === null) return null;
  const isOpen = finding.state === "open" || finding.state === "answered" || finding.state === "returned";
  const terms = [
    [t("answerBy"), limits.answerBy, isOpen],
    [t("verifyBy"), limits.verifyBy, finding.verified === null],
    [t("repeatAfter"), limits.repeatAfter, finding.verified === null],
  ] as const;
  return terms.flatMap(([label, day, runs]) =>
    day === null
      ? []
      : [
          <dt key={label}>{label}</dt>,
          <dd key={`${label}-day`}>
            <WhyLink
              answer={{
                title: `${finding.number} · ${label}`,
                rules: [{ source: "ISO/IEC 17021-1:2015", clause: "9.4.9, 9.5.3.2", pack: "nonconformity-limits" }],
                facts: [[t("requirement"), `${finding.requirement.source} ${finding.requirement.clause}`]],
              }}
            >
              <span className="num">{day}</span>
            </WhyLink>{" "}
            {runs && day < view.today ? <StateTag tone="stop">{t("due")}</StateTag> : null}
          </dd>,
        ],
  );
};

/** Every draft and every return, in order: what was sent back stays to be read. */
export const Thread = ({ finding }: Pick<Props, "finding">) => {
  const t = useText(casePageTexts);
  if (finding.thread.length === 0) return null;
  return (
    <details open={finding.state === "returned"}>
      <summary>{t("thread")}</summary>
      <ol className="thread">
        {finding.thread.map(({ what, part, edition, text, on }) => (
          <li key={`${what} ${part} ${edition} ${on} ${text}`} className={what}>
            <div className="row">
              <strong>
                {what === "answer" && part !== null
                  ? t("threadAnswer", { part: t(part), edition: edition ?? 1 })
                  : t(what === "returned" ? "threadReturned" : "threadAccepted")}
              </strong>
              <span className="num">{on}</span>
            </div>
            {text === "" ? null : <p>{text}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
};

const outcomeKeys = { upheld: "disputeUpheld", regraded: "disputeRegraded", withdrawn: "disputeWithdrawn" } as const;

const AnswerDispute = ({ view, finding }: Props) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const scheme = useLoaded(caseRoutes.scheme, { params: { case: view.id } });
  const grades = scheme.state === "ready" ? (scheme.value.determination.findings?.grades ?? []) : [];
  return (
    <CommandForm
      route={caseRoutes.answerDispute}
      act={t("answerDispute")}
      fields={[
        {
          name: "outcome",
          label: t("outcome"),
          kind: "select",
          options: disputeOutcomes.map((value) => ({
            value,
            label: t(outcomeKeys[value]),
          })),
        },
        {
          name: "grade",
          label: t("newGrade"),
          kind: "select",
          need: "optional",
          options: [
            { value: "", label: t("noGrade") },
            ...grades
              .filter(({ id }) => id !== finding.grade)
              .map(({ id, title }) => ({ value: id, label: told(title) })),
          ],
        },
        { name: "reasons", label: t("reason"), kind: "prose" },
      ]}
      input={({ texts: { outcome, grade, reasons } }) => ({
        params: { case: view.id, finding: finding.id },
        body: {
          outcome: disputeOutcomes.find((each) => each === outcome) ?? "upheld",
          grade: grade === "" ? null : grade,
          reasons,
        },
      })}
    />
  );
};

/** What the client disputes, and what review made of it (RF-21). */
export const Dispute = ({ view, finding }: Props) => {
  const t = useText(casePageTexts);
  const { here, may } = useWho();
  const { dispute } = finding;
  const isOpenCase = view.state === "open";
  const isClient = here.organisation === view.client.id;
  if (dispute === null)
    return isClient && isOpenCase && finding.closes !== "recorded" ? (
      <CommandForm
        route={caseRoutes.disputeFinding}
        act={t("dispute")}
        fields={[{ name: "reason", label: t("disputeReason"), kind: "prose", hint: t("disputeLead") }]}
        input={({ texts }) => ({ params: { case: view.id, finding: finding.id }, body: texts })}
      />
    ) : null;
  return (
    <div>
      <h3>{t("disputed")}</h3>
      <p>
        {dispute.reason} <small className="num">{dispute.on}</small>
      </p>
      {dispute.answer === null ? (
        <>
          <StateTag tone="hold">{t("disputeWaits")}</StateTag>
          {may("cases.review") && isOpenCase ? <AnswerDispute view={view} finding={finding} /> : null}
        </>
      ) : (
        <p>
          <StateTag tone={dispute.answer.outcome === "withdrawn" ? "off" : "ok"}>
            {t(outcomeKeys[dispute.answer.outcome])}
          </StateTag>{" "}
          {dispute.answer.reasons} <small>{dispute.answer.name}</small>{" "}
          <small className="num">{dispute.answer.on}</small>
        </p>
      )}
    </div>
  );
};
