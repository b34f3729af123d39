import { casePageTexts, caseRoutes } from "@touchstone/contract";
import { type ReactNode, useId } from "react";
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

type ListProps<Item> = {
  readonly title: string;
  readonly none?: string;
  readonly items: readonly Item[];
  readonly children: (item: Item) => ReactNode;
  /** The way to one more, for who may. */
  readonly more?: ReactNode;
};

/** One kind of entry under its heading: what there is, or that there is none, and the way to one more. */
const Entries = <Item extends { readonly id: string }>({ title, none, items, children, more }: ListProps<Item>) => {
  const heading = useId();
  return (
    <section className="card" aria-labelledby={heading}>
      <div className="card-head">
        <h2 id={heading}>{title}</h2>
      </div>
      {items.length === 0 && none !== undefined ? <p className="card-body">{none}</p> : null}
      {items.map((item) => (
        <div className="card-body stack" key={item.id}>
          {children(item)}
        </div>
      ))}
      {more === undefined ? null : <div className="card-body">{more}</div>}
    </section>
  );
};

const Interviews = ({ of: view }: Part) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const { may } = useWho();
  return (
    <Entries title={t("interviews")} items={view.interviews}>
      {(interview) => {
        const params = { case: view.id, interview: interview.id };
        return (
          <>
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
            {may("cases.audit") && view.state === "open" ? (
              <div className="row">
                <CommandForm
                  route={caseRoutes.interview}
                  act={t("recordInterview")}
                  fields={[
                    { name: "with", label: t("interviewWith"), kind: "line" },
                    { name: "note", label: t("evidence"), kind: "prose" },
                  ]}
                  input={({ texts }) => ({ params, body: texts })}
                />
                <CommandForm
                  route={caseRoutes.interview}
                  act={t("explain")}
                  fields={[{ name: "absence", label: t("reason"), kind: "prose" }]}
                  input={({ texts }) => ({ params, body: texts })}
                />
              </div>
            ) : null}
          </>
        );
      }}
    </Entries>
  );
};

const Concerns = ({ of: view }: Part) => {
  const t = useText(casePageTexts);
  const { may } = useWho();
  const side = useSide(view);
  const raise = (
    <CommandForm
      route={caseRoutes.raiseConcern}
      act={t("raiseConcern")}
      fields={[
        { name: "clause", label: t("clause"), kind: "line" },
        { name: "text", label: t("concern"), kind: "prose" },
      ]}
      input={({ texts }) => ({ params: { case: view.id }, body: texts })}
    />
  );
  return (
    <Entries
      title={t("concerns")}
      none={t("noConcerns")}
      items={view.concerns}
      {...(may("cases.audit") && view.state === "open" ? { more: raise } : {})}
    >
      {(concern) => (
        <>
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
          {concern.answer === null && side === "client" && view.state === "open" ? (
            <CommandForm
              route={caseRoutes.answerConcern}
              act={t("answer")}
              fields={[{ name: "answer", label: t("answer"), kind: "prose" }]}
              input={({ texts }) => ({ params: { case: view.id, concern: concern.id }, body: texts })}
            />
          ) : null}
        </>
      )}
    </Entries>
  );
};

const Objections = ({ of: view }: Part) => {
  const t = useText(casePageTexts);
  const { may } = useWho();
  const side = useSide(view);
  const object = (
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
      input={({ texts }) => ({ params: { case: view.id }, body: texts })}
    />
  );
  return (
    <Entries
      title={t("objections")}
      none={t("noObjections")}
      items={view.objections}
      {...(side === "client" && view.state === "open" && view.team.length > 0 ? { more: object } : {})}
    >
      {(objection) => (
        <>
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
          {objection.answer === null && may("cases.plan") && view.state === "open" ? (
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
              input={({ texts: { outcome, answer } }) => ({
                params: { case: view.id, objection: objection.id },
                body: { outcome: outcomeOf(outcome), answer },
              })}
            />
          ) : null}
        </>
      )}
    </Entries>
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
