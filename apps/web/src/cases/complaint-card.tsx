import { Link } from "@tanstack/react-router";
import { appealOutcomeTexts, appealPageTexts, complaintRoutes, type OutputOf } from "@touchstone/contract";
import { complaintOutcomes } from "@touchstone/kernel";
import { useCommand } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { Candidates, NextStep } from "./appeal-card.tsx";
import { ValidateComplaint } from "./validate-complaint.tsx";

export type Complaint = OutputOf<typeof complaintRoutes.list>["items"][number];

type Params = { readonly organisation: string; readonly complaint: string };

const Acknowledge = ({ params }: { readonly params: Params }) => {
  const t = useText(appealPageTexts);
  const command = useCommand(complaintRoutes.acknowledge);
  return (
    <div>
      <CommandOutcome of={command} />
      <button
        type="button"
        className="btn"
        disabled={command.status.state === "busy"}
        onClick={() => void command.run({ params, body: {} })}
      >
        {t("acknowledge")}
      </button>
    </div>
  );
};

const Act = ({ of }: { readonly of: Complaint }) => {
  const t = useText(appealPageTexts);
  const outcomes = useText(appealOutcomeTexts);
  const { here, may } = useWho();
  const params = { organisation: here.organisation, complaint: of.id };
  if (of.next === null || !may(of.next === "decide" ? "cases.decide" : "cases.plan")) return null;
  switch (of.next) {
    case "acknowledge":
      return <Acknowledge params={params} />;
    case "validate":
      return <ValidateComplaint params={params} />;
    case "assign":
      return (
        <CommandForm
          route={complaintRoutes.assign}
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
      );
    case "send":
      return (
        <CommandForm
          route={complaintRoutes.send}
          act={t("send")}
          fields={[{ name: "text", label: t("clientText"), kind: "prose" }]}
          input={({ texts }) => ({ params, body: texts })}
        />
      );
    case "decide":
      return (
        <CommandForm
          route={complaintRoutes.decide}
          act={t("decide")}
          fields={[
            {
              name: "outcome",
              label: t("outcome"),
              kind: "select",
              options: complaintOutcomes.map((value) => ({
                value,
                label: outcomes(value),
              })),
            },
            { name: "reasons", label: t("reasons"), kind: "prose" },
          ]}
          input={({ texts: { outcome, reasons } }) => ({
            params,
            body: { outcome: complaintOutcomes.find((each) => each === outcome) ?? "unjustified", reasons },
          })}
        />
      );
    case "tell":
      return (
        <CommandForm
          route={complaintRoutes.tell}
          act={t("tell")}
          fields={[{ name: "how", label: t("how"), kind: "line" }]}
          input={({ texts }) => ({ params, body: texts })}
        />
      );
    case "close":
      return (
        <CommandForm
          route={complaintRoutes.close}
          act={t("close")}
          fields={[
            {
              name: "publicity",
              label: t("publicity"),
              kind: "select",
              options: (["confidential", "agreed"] as const).map((value) => ({ value, label: t(value) })),
            },
          ]}
          input={({ texts }) => ({
            params,
            body: { publicity: texts.publicity === "agreed" ? ("agreed" as const) : ("confidential" as const) },
          })}
        />
      );
  }
};

/** The cases it is about, or why none is. */
const Concerned = ({ of }: { readonly of: NonNullable<Complaint["validation"]> }) => {
  const t = useText(appealPageTexts);
  const cases = [...(of.case === null ? [] : [of.case]), ...of.alsoCases];
  if (cases.length === 0 && of.withoutCase === null) return null;
  return (
    <>
      <dt>{t("whichCases")}</dt>
      <dd>
        {of.withoutCase}
        {cases.map((id) => (
          <Link key={id} className="btn small" to="/cases/$case" params={{ case: id }}>
            {t("case")}
          </Link>
        ))}
      </dd>
    </>
  );
};

export const ComplaintCard = ({ of }: { readonly of: Complaint }) => {
  const t = useText(appealPageTexts);
  const outcomes = useText(appealOutcomeTexts);
  const { who, decision, handler, validation } = of;
  return (
    <section className="card card-body stack" aria-labelledby={of.id}>
      <div className="row">
        <h3 id={of.id}>
          <span className="num">{of.number}</span> {t(of.about === "body" ? "aboutBody" : "aboutClient")}: {of.subject}
        </h3>
        <NextStep next={of.next} due={of.due} overdue={of.overdue} />
      </div>
      <p>{who === null ? t("erased") : who.text}</p>
      <dl className="facts">
        <dt>{t("complainant")}</dt>
        <dd>
          {who === null || who.name === "" ? t("anonymous") : who.name} {who?.contact ?? ""}{" "}
          <span className="num">{of.on}</span>
        </dd>
        {validation === null ? null : (
          <>
            <dt>{t("isValid")}</dt>
            <dd>
              {t(validation.isValid ? "valid" : "notValid")} · {validation.reasons}
            </dd>
            <Concerned of={validation} />
          </>
        )}
        {handler === null ? null : (
          <>
            <dt>{t("handler")}</dt>
            <dd>{handler.name}</dd>
          </>
        )}
        {of.sent === null ? null : (
          <>
            <dt>{t("clientText")}</dt>
            <dd>
              {of.sent.text} <span className="num">{of.sent.on}</span>
            </dd>
          </>
        )}
        {of.reply === null ? null : (
          <>
            <dt>{t("reply")}</dt>
            <dd>
              {of.reply.text} {of.reply.name} <span className="num">{of.reply.on}</span>
            </dd>
          </>
        )}
        {decision === null ? null : (
          <>
            <dt>{t("outcome")}</dt>
            <dd>
              <StateTag tone={decision.outcome === "unjustified" ? "off" : "ok"}>{outcomes(decision.outcome)}</StateTag>{" "}
              {decision.reasons} <span className="num">{decision.on}</span>
            </dd>
          </>
        )}
        {of.closed === null ? null : (
          <>
            <dt>{t("publicity")}</dt>
            <dd>{t(of.closed.publicity)}</dd>
          </>
        )}
      </dl>
      <Act of={of} />
      <Candidates of={of.candidates} />
    </section>
  );
};
