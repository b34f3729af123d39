import { Link, useParams } from "@tanstack/react-router";
import { recordRoutes, recordTexts, ruleName } from "@touchstone/contract";
import { lazy, Suspense, useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { useBilingual, useLanguage, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import type { Data } from "../../shell/record/data.ts";
import { RecordValues } from "../../shell/record/record-values.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { AmendForm, StepForm } from "./change-form.tsx";
import { fieldsOf, type Kind, type RecordView, stateTitle, stepTitle, toneOf } from "./record-parts.ts";

const TaskFinding = lazy(async () => ({ default: (await import("../handover/finding-task.tsx")).TaskFinding }));

// Only where a list of causes is there; the picture brings its own texts.
const CausePicture = lazy(async () => ({ default: (await import("./cause-picture.tsx")).CausePicture }));
const holdsRows = ({ kind, record }: Given): boolean =>
  fieldsOf(kind).some(({ type, id }) => type === "rows" && Array.isArray(record.values[id]));

type Given = { readonly kind: Kind; readonly record: RecordView };

const DueLine = ({ due }: { readonly due: RecordView["due"][number] }) => {
  const t = useText(recordTexts);
  const { language } = useLanguage();
  return (
    <span>
      <span className="num">{due.on === null ? t("noDay") : t("until", { on: due.on })}</span>{" "}
      {due.overdue ? <StateTag tone="stop">{t("overdue")}</StateTag> : null} <small>{ruleName(due, language)}</small>
    </span>
  );
};

/** The lawful next steps, each with its day; who may not take one is told why. */
const Next = ({ kind, record }: Given) => {
  const t = useText(recordTexts);
  const say = useBilingual();
  const { may } = useWho();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = kind.steps.find(({ id }) => id === chosen);
  const titleOf = (id: string): string => {
    const title = stepTitle(kind, id);
    return title === null ? t("entered") : say(title);
  };
  return (
    <section className="card card-body stack">
      <h2>{t("nextTitle")}</h2>
      {record.next.length === 0 ? <p>{t("nothingNext")}</p> : null}
      {record.next.map(({ step, judging, barred }) => {
        const due = record.due.find((each) => each.step === step);
        const phases = kind.steps.find(({ id }) => id === step)?.pdca ?? [];
        const isMine = may(judging ? "register.evaluate" : "register.write") && barred.length === 0;
        return (
          <div key={step} className="row">
            {isMine ? (
              <button
                type="button"
                className="btn"
                aria-expanded={chosen === step}
                onClick={() => setChosen(chosen === step ? null : step)}
              >
                {titleOf(step)}
              </button>
            ) : (
              <span>
                {titleOf(step)} ·{" "}
                <small>{barred.length > 0 ? t("barred", { done: barred.map(titleOf) }) : t("notYours")}</small>
              </span>
            )}
            {phases.length === 0 ? null : <small>{phases.map((phase) => t(`pdca.${phase}`)).join(" · ")}</small>}
            {due === undefined ? null : <DueLine due={due} />}
          </div>
        );
      })}
      {open === undefined ? null : (
        <StepForm key={open.id} kind={kind} record={record} step={open} onDone={() => setChosen(null)} />
      )}
    </section>
  );
};

const useLink = ({ links }: RecordView) => {
  const t = useText(recordTexts);
  return (id: string) => {
    const thing = links[id];
    if (thing === undefined || thing.gone)
      return (
        <>
          <span className="num">{id}</span> <StateTag tone="stop">{t("gone")}</StateTag>
        </>
      );
    if (thing.to === "risk")
      return (
        <Link to="/register/$risk" params={{ risk: id }}>
          {thing.title}
        </Link>
      );
    if (!thing.to.startsWith("record:")) return thing.title;
    return (
      <Link to="/records/$kind/$record" params={{ kind: thing.to.slice("record:".length), record: id }}>
        {thing.title}
      </Link>
    );
  };
};

const History = ({ kind, record }: Given) => {
  const t = useText(recordTexts);
  const say = useBilingual();
  const link = useLink(record);
  return (
    <section className="card card-body stack">
      <h2>{t("history")}</h2>
      {record.history.toReversed().map(({ id, act, step, reason, on, name, values }) => {
        const title = step === null ? null : stepTitle(kind, step);
        return (
          <details key={id}>
            <summary>
              <span className="num">{on}</span> {name ?? t("nobody")} ·{" "}
              {act === "amend" ? t("amended", { reason: reason ?? "" }) : title === null ? t("entered") : say(title)}
            </summary>
            <RecordValues fields={fieldsOf(kind)} data={values as Data} link={link} />
          </details>
        );
      })}
    </section>
  );
};

const Shown = ({ kind, record }: Given) => {
  const t = useText(recordTexts);
  const say = useBilingual();
  const { may } = useWho();
  const [isAmending, setAmending] = useState(false);
  const link = useLink(record);
  const overdue = record.due.some((due) => due.overdue);
  return (
    <div className="page">
      <PageHead
        kicker={
          <>
            <Link to="/records/$kind" params={{ kind: kind.id }}>
              {say(kind.title)}
            </Link>{" "}
            · {t("edition", { source: kind.source, clause: kind.clause, edition: kind.edition })}
          </>
        }
        title={record.title}
        actions={
          <StateTag tone={toneOf({ final: record.final, overdue })}>{say(stateTitle(kind, record.state))}</StateTag>
        }
      />
      {record.warnings.map(({ id, message, source, clause }) => (
        <p key={id} className="row">
          <StateTag tone="hold">{say(message)}</StateTag>{" "}
          <small>
            {source} {clause}
          </small>
        </p>
      ))}
      {kind.id === "corrective-action" && record.values["foundBy"] === "certifier" ? (
        <Suspense>
          <TaskFinding record={record.id} />
        </Suspense>
      ) : null}
      <Next key={record.version} kind={kind} record={record} />
      <section className="card card-body stack">
        <h2>{t("content")}</h2>
        {isAmending ? (
          <AmendForm kind={kind} record={record} onDone={() => setAmending(false)} />
        ) : (
          <>
            <RecordValues
              fields={fieldsOf(kind).filter(({ id }) => (record.values[id] ?? null) !== null)}
              data={record.values as Data}
              link={link}
            />
            {may("register.write") && record.amendable.length > 0 ? (
              <div>
                <button type="button" className="btn small" onClick={() => setAmending(true)}>
                  {t("amend")}
                </button>
              </div>
            ) : null}
          </>
        )}
      </section>
      {holdsRows({ kind, record }) ? (
        <Suspense>
          <CausePicture kind={kind} record={record} />
        </Suspense>
      ) : null}
      <History kind={kind} record={record} />
    </div>
  );
};

const OfEdition = ({ record }: { readonly record: RecordView }) => {
  const { here } = useWho();
  const params = { organisation: here.organisation, kind: record.kind };
  const kind = useLoaded(recordRoutes.kind, { params, query: { edition: record.edition } });
  return <Loading of={kind}>{(found) => <Shown kind={found} record={record} />}</Loading>;
};

export const Page = () => {
  const { here } = useWho();
  const { on } = useAsOf();
  const params: { readonly record?: string } = useParams({ strict: false });
  const record = useLoaded(recordRoutes.show, {
    params: { organisation: here.organisation, record: params.record ?? "" },
    query: { on },
  });
  return <Loading of={record}>{(found) => <OfEdition key={found.id} record={found} />}</Loading>;
};
