import { bearingTexts, registerRoutes, registerTexts } from "@touchstone/contract";
import { legalToday } from "../shell/as-of.tsx";
import { CommandForm, type FieldSpec } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { Part } from "./plan-parts.tsx";
import { type PartProps, rowParams, useDoer } from "./row-data.ts";

const useOn = (): FieldSpec => {
  const t = useText(registerTexts);
  return { name: "on", label: t("on"), kind: "date", initial: legalToday() };
};

/** Columns ⑨ and ⑩. */
export const EvaluationsPart = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const doer = useDoer();
  const day = useOn();
  const against = useText(bearingTexts)("against");
  const { row } = part;
  const outcomes = ["fulfilled", "not-fulfilled"] as const;
  return (
    <Part title={t("evaluationsTitle")} id="evaluation" row={row} columns={["evaluator", "evaluatedOn"]}>
      {row.evaluations.length === 0 ? <small>{t("notEvaluated")}</small> : null}
      {row.evaluations.map(({ id, outcome, finding, on, by, competence, overtaken, stands }) => (
        <div className="item" key={id}>
          <div className="row">
            <StateTag tone={outcome === "fulfilled" ? "ok" : "stop"}>{t(`outcome.${outcome}`)}</StateTag>
            <span className="num">{on}</span>
            {overtaken || (outcome === "fulfilled" && !stands) ? (
              <StateTag tone="off">{t("overtaken")}</StateTag>
            ) : null}
          </div>
          <div>{finding}</div>
          <small>{t("evaluatedBy", { name: doer(by), competence })}</small>
        </div>
      ))}
      {may("register.evaluate") ? (
        <CommandForm
          route={registerRoutes.evaluate}
          act={t("evaluate")}
          fields={[
            {
              name: "outcome",
              label: t("outcome"),
              kind: "select",
              options: outcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
              initial: "fulfilled",
            },
            { name: "finding", label: t("finding"), kind: "prose" },
            {
              name: "evidence",
              label: t("evidenceCited"),
              kind: "checks",
              options: row.evidence
                .filter(({ unlinked }) => unlinked === null)
                .map(({ id, name, on, bearing }) => ({
                  value: id,
                  label: bearing === "supports" ? `${name} ${on}` : `${against}: ${name} ${on}`,
                })),
            },
            day,
          ]}
          input={({ one, all }) => ({
            params: rowParams(part),
            body: {
              outcome: outcomes.find((outcome) => outcome === one("outcome")) ?? "not-fulfilled",
              finding: one("finding"),
              evidence: [...all("evidence")],
              on: one("on"),
              expected: row.version,
            },
          })}
        />
      ) : null}
    </Part>
  );
};

/** Columns ⑪ and ⑫: ⑪ without ⑫ stays open (OH-20). */
export const CorrectionsPart = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const doer = useDoer();
  const day = useOn();
  const { row } = part;
  const params = rowParams(part);
  const outcomes = ["effective", "ineffective"] as const;
  return (
    <Part title={t("correctionsTitle")} id="correction" row={row} columns={["correction", "verification"]}>
      {row.corrections.length === 0 ? <small>{t("notCorrected")}</small> : null}
      {row.corrections.map(({ id, cause, action, due, done, verified }) => (
        <div className="item" key={id}>
          <div className="row">
            <strong>{action}</strong>
            <span className="num">{due}</span>
            {verified === null ? <StateTag tone="hold">{t("correctionOpen")}</StateTag> : null}
          </div>
          <div>{cause}</div>
          {done === null ? null : <div>{t("doneBy", { name: doer(done.by), on: done.on, what: done.what })}</div>}
          {verified === null ? null : (
            <div>
              {t("verifiedBy", {
                name: doer(verified.by),
                on: verified.on,
                outcome: t(`outcome.${verified.outcome}`),
                finding: verified.finding,
              })}
            </div>
          )}
        </div>
      ))}
      {may("register.write") && row.state === "nonconforming" ? (
        <CommandForm
          route={registerRoutes.planCorrection}
          act={t("planCorrection")}
          fields={[
            { name: "cause", label: t("cause"), kind: "prose" },
            { name: "action", label: t("correctionAction"), kind: "prose" },
            { name: "due", label: t("due"), kind: "date" },
          ]}
          input={({ one }) => ({ params, body: { cause: one("cause"), action: one("action"), due: one("due") } })}
        />
      ) : null}
      {may("register.write") && row.state === "correcting" ? (
        <CommandForm
          route={registerRoutes.reportCorrection}
          act={t("reportCorrection")}
          fields={[{ name: "what", label: t("reportWhat"), kind: "prose" }, day]}
          input={({ one }) => ({ params, body: { what: one("what"), on: one("on") } })}
        />
      ) : null}
      {may("register.evaluate") && row.state === "to-verify" ? (
        <CommandForm
          route={registerRoutes.verifyCorrection}
          act={t("verify")}
          fields={[
            {
              name: "outcome",
              label: t("outcome"),
              kind: "select",
              options: outcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
              initial: "effective",
            },
            { name: "finding", label: t("finding"), kind: "prose" },
            day,
          ]}
          input={({ one }) => ({
            params,
            body: {
              outcome: outcomes.find((outcome) => outcome === one("outcome")) ?? "ineffective",
              finding: one("finding"),
              on: one("on"),
            },
          })}
        />
      ) : null}
    </Part>
  );
};
