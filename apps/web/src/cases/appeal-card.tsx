import {
  appealOutcomeTexts,
  appealPageTexts,
  appealRoutes,
  appealSubjectTexts,
  type OutputOf,
  remedyTexts,
} from "@touchstone/contract";
import { appealOutcomes, remedies } from "@touchstone/kernel";
import { useCommand } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { CommandOutcome, RefusalList } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { Orders } from "./appeal-orders.tsx";

export type Appeal = OutputOf<typeof appealRoutes.ofCase>["items"][number];

/** What comes next, and whether its term has passed. */
export const NextStep = ({
  next,
  due,
  overdue,
}: {
  readonly next: keyof typeof appealPageTexts | null;
  readonly due: string | null;
  readonly overdue: boolean;
}) => {
  const t = useText(appealPageTexts);
  if (next === null) return <StateTag tone="off">{t("ended")}</StateTag>;
  return (
    <span className="row">
      <StateTag tone={overdue ? "stop" : "wait"}>{overdue ? `${t("overdue")}: ${t(next)}` : t(next)}</StateTag>
      {due === null ? null : <span className="num">{due}</span>}
    </span>
  );
};

/** Who may hear it, and who not and why: before anybody tries. */
export const Candidates = ({ of }: { readonly of: Appeal["candidates"] }) => {
  const t = useText(appealPageTexts);
  if (of.length === 0) return null;
  return (
    <details>
      <summary>{t("candidates")}</summary>
      {of.map(({ person, name, barred }) => (
        <div key={person}>
          {name}{" "}
          <StateTag tone={barred.length === 0 ? "ok" : "stop"}>{t(barred.length === 0 ? "may" : "mayNot")}</StateTag>
          {barred.length === 0 ? null : <RefusalList refusals={barred} />}
        </div>
      ))}
    </details>
  );
};

const Plain = ({ of, route }: { readonly of: Appeal; readonly route: "acknowledge" | "close" }) => {
  const t = useText(appealPageTexts);
  const command = useCommand(appealRoutes[route]);
  return (
    <div>
      <CommandOutcome of={command} />
      <button
        type="button"
        className="btn"
        disabled={command.status.state === "busy"}
        onClick={() => void command.run({ params: { case: of.case, appeal: of.id }, body: {} })}
      >
        {t(route)}
      </button>
    </div>
  );
};

const Act = ({ of }: { readonly of: Appeal }) => {
  const t = useText(appealPageTexts);
  const outcomes = useText(appealOutcomeTexts);
  const said = useText(remedyTexts);
  const { may, session } = useWho();
  const params = { case: of.case, appeal: of.id };
  const plans = may("cases.plan");
  switch (of.next) {
    case "acknowledge":
    case "close":
      return plans ? <Plain of={of} route={of.next} /> : null;
    case "assign":
      return plans ? (
        <CommandForm
          route={appealRoutes.assign}
          act={t("assign")}
          fields={[
            {
              name: "person",
              label: t("handler"),
              kind: "select",
              options: of.candidates
                .filter(({ barred }) => barred.length === 0)
                .map((each) => ({ value: each.person, label: each.name })),
            },
          ]}
          input={({ texts }) => ({ params, body: texts })}
        />
      ) : null;
    case "investigate":
      return of.handler?.person === session.person ? (
        <CommandForm
          route={appealRoutes.investigate}
          act={t("investigate")}
          fields={[{ name: "text", label: t("investigation"), kind: "prose" }]}
          input={({ texts }) => ({ params, body: texts })}
        />
      ) : null;
    case "decide":
      return may("cases.decide") ? (
        <CommandForm
          route={appealRoutes.decide}
          act={t("decide")}
          fields={[
            {
              name: "outcome",
              label: t("outcome"),
              kind: "select",
              options: appealOutcomes.map((value) => ({ value, label: outcomes(value) })),
            },
            {
              name: "remedies",
              label: t("remedies"),
              kind: "checks",
              options: remedies.map((value) => ({ value, label: said(value) })),
            },
            { name: "reasons", label: t("reasons"), kind: "prose" },
          ]}
          input={({ one, all }) => ({
            params,
            body: {
              outcome: appealOutcomes.find((each) => each === one("outcome")) ?? "dismissed",
              remedies: remedies.filter((each) => all("remedies").includes(each)),
              reasons: one("reasons"),
            },
          })}
        />
      ) : null;
    case "tell":
      return plans ? (
        <CommandForm
          route={appealRoutes.tell}
          act={t("tell")}
          fields={[{ name: "how", label: t("how"), kind: "line" }]}
          input={({ texts }) => ({ params, body: texts })}
        />
      ) : null;
    case null:
      return null;
  }
};

export const AppealCard = ({ of }: { readonly of: Appeal }) => {
  const t = useText(appealPageTexts);
  const subjects = useText(appealSubjectTexts);
  const outcomes = useText(appealOutcomeTexts);
  const said = useText(remedyTexts);
  const { decision, handler, investigation } = of;
  return (
    <section className="card card-body stack" aria-labelledby={of.id}>
      <div className="row">
        <h2 id={of.id}>
          <span className="num">{of.number}</span> {subjects(of.subject.kind)}
        </h2>
        <NextStep next={of.next} due={of.due} overdue={of.overdue} />
      </div>
      <p>{of.grounds}</p>
      <dl className="facts">
        <dt>{t("on")}</dt>
        <dd>
          {of.name} <span className="num">{of.on}</span>
        </dd>
        {of.acknowledgedOn === null ? null : (
          <>
            <dt>{t("acknowledged")}</dt>
            <dd className="num">{of.acknowledgedOn}</dd>
          </>
        )}
        {handler === null ? null : (
          <>
            <dt>{t("handler")}</dt>
            <dd>
              {handler.name} <span className="num">{handler.on}</span>
            </dd>
          </>
        )}
        {investigation === null ? null : (
          <>
            <dt>{t("investigation")}</dt>
            <dd>{investigation.text}</dd>
          </>
        )}
        {decision === null ? null : (
          <>
            <dt>{t("outcome")}</dt>
            <dd>
              <StateTag tone={decision.outcome === "dismissed" ? "off" : "ok"}>{outcomes(decision.outcome)}</StateTag>{" "}
              {t.list(decision.remedies.map((each) => said(each)))} <span className="num">{decision.on}</span>
            </dd>
            <dt>{t("reasons")}</dt>
            <dd>{decision.reasons}</dd>
          </>
        )}
        {of.toldOn === null ? null : (
          <>
            <dt>{t("told")}</dt>
            <dd className="num">{of.toldOn}</dd>
          </>
        )}
      </dl>
      <Act of={of} />
      <Orders of={of} />
      <Candidates of={of.candidates} />
    </section>
  );
};
