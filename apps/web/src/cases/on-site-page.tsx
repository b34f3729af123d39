import { casePageTexts, caseRoutes } from "@touchstone/contract";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { CaseLink, useCase } from "./case-link.tsx";
import type { CaseView } from "./case-words.tsx";

const outcomeOf = (entered: string): "upheld" | "dismissed" => (entered === "upheld" ? "upheld" : "dismissed");

type Part = { readonly of: CaseView };

/** Is the reader at work for the client of this case, or for the body? */
const useSide = (view: CaseView): "client" | "body" =>
  useWho().here.organisation === view.client.id ? "client" : "body";

const Interviews = ({ of: view }: Part) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const { may } = useWho();
  return (
    <section className="card" aria-labelledby="interviews">
      <div className="card-head">
        <h2 id="interviews">{t("interviews")}</h2>
      </div>
      {view.interviews.map((interview) => (
        <div className="card-body stack" key={interview.id}>
          <div className="row">
            <strong>{told(interview.title)}</strong>
            <small>
              {interview.rule.source} {interview.rule.clause}
            </small>
            <StateTag tone={interview.held === null ? "wait" : "ok"}>
              {interview.held === null
                ? t("notHeld")
                : interview.held
                  ? t("held", { who: interview.with ?? "" })
                  : t("absent", { reason: interview.note ?? "" })}
            </StateTag>
          </div>
          {may("cases.audit") ? (
            <div className="row">
              <CommandForm
                route={caseRoutes.interview}
                act={t("recordInterview")}
                fields={[
                  { name: "with", label: t("interviewWith"), kind: "line" },
                  { name: "note", label: t("evidence"), kind: "prose" },
                ]}
                input={({ one }) => ({
                  params: { case: view.id, interview: interview.id },
                  body: { with: one("with"), note: one("note") },
                })}
              />
              <CommandForm
                route={caseRoutes.interview}
                act={t("explain")}
                fields={[{ name: "absence", label: t("reason"), kind: "prose" }]}
                input={({ one }) => ({
                  params: { case: view.id, interview: interview.id },
                  body: { absence: one("absence") },
                })}
              />
            </div>
          ) : null}
        </div>
      ))}
    </section>
  );
};

const Concerns = ({ of: view }: Part) => {
  const t = useText(casePageTexts);
  const { may } = useWho();
  const side = useSide(view);
  return (
    <section className="card" aria-labelledby="concerns">
      <div className="card-head">
        <h2 id="concerns">{t("concerns")}</h2>
      </div>
      {view.concerns.length === 0 ? <p className="card-body">{t("noConcerns")}</p> : null}
      {view.concerns.map((concern) => (
        <div className="card-body stack" key={concern.id}>
          <div>
            <span className="num">{concern.clause}</span> {concern.text} <small className="num">{concern.on}</small>
          </div>
          {concern.answer === null ? (
            <StateTag tone="hold">{t("unanswered")}</StateTag>
          ) : (
            <div>
              {concern.answer.answer} <small className="num">{concern.answer.on}</small>
            </div>
          )}
          {concern.answer === null && side === "client" ? (
            <CommandForm
              route={caseRoutes.answerConcern}
              act={t("answer")}
              fields={[{ name: "answer", label: t("answer"), kind: "prose" }]}
              input={({ one }) => ({
                params: { case: view.id, concern: concern.id },
                body: { answer: one("answer") },
              })}
            />
          ) : null}
        </div>
      ))}
      {may("cases.audit") ? (
        <div className="card-body">
          <CommandForm
            route={caseRoutes.raiseConcern}
            act={t("raiseConcern")}
            fields={[
              { name: "clause", label: t("clause"), kind: "line" },
              { name: "text", label: t("concern"), kind: "prose" },
            ]}
            input={({ one }) => ({ params: { case: view.id }, body: { clause: one("clause"), text: one("text") } })}
          />
        </div>
      ) : null}
    </section>
  );
};

const Objections = ({ of: view }: Part) => {
  const t = useText(casePageTexts);
  const { may } = useWho();
  const side = useSide(view);
  return (
    <section className="card" aria-labelledby="objections">
      <div className="card-head">
        <h2 id="objections">{t("objections")}</h2>
      </div>
      {view.objections.length === 0 ? <p className="card-body">{t("noObjections")}</p> : null}
      {view.objections.map((objection) => (
        <div className="card-body stack" key={objection.id}>
          <div>
            <strong>{objection.name}</strong> {objection.reason} <small className="num">{objection.on}</small>
          </div>
          {objection.answer === null ? (
            <StateTag tone="hold">{t("unanswered")}</StateTag>
          ) : (
            <div>
              <StateTag tone="ok">{t(objection.answer.outcome)}</StateTag> {objection.answer.answer}
            </div>
          )}
          {objection.answer === null && may("cases.plan") ? (
            <CommandForm
              route={caseRoutes.answerObjection}
              act={t("answer")}
              fields={[
                {
                  name: "outcome",
                  label: t("outcome"),
                  kind: "select",
                  options: [
                    { value: "upheld", label: t("upheld") },
                    { value: "dismissed", label: t("dismissed") },
                  ],
                },
                { name: "answer", label: t("answer"), kind: "prose" },
              ]}
              input={({ one }) => ({
                params: { case: view.id, objection: objection.id },
                body: { outcome: outcomeOf(one("outcome")), answer: one("answer") },
              })}
            />
          ) : null}
        </div>
      ))}
      {side === "client" && view.team.length > 0 ? (
        <div className="card-body">
          <CommandForm
            route={caseRoutes.object}
            act={t("object")}
            fields={[
              {
                name: "person",
                label: t("member"),
                kind: "select",
                options: view.team.map(({ person, name }) => ({ value: person, label: name })),
              },
              { name: "reason", label: t("reason"), kind: "prose" },
            ]}
            input={({ one }) => ({ params: { case: view.id }, body: { person: one("person"), reason: one("reason") } })}
          />
        </div>
      ) : null}
    </section>
  );
};

export const Page = () => {
  const t = useText(casePageTexts);
  const view = useCase();
  return (
    <Loading of={view}>
      {(shown) => (
        <div className="page">
          <PageHead kicker={<CaseLink of={shown} />} title={t("onSite")} />
          <Concerns of={shown} />
          <Objections of={shown} />
          <Interviews of={shown} />
        </div>
      )}
    </Loading>
  );
};
