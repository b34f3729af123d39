import {
  effectAspectTexts,
  effectPageTexts,
  effectRoutes,
  findingKindTexts,
  type OutputOf,
} from "@touchstone/contract";
import { effectAspects, leastEffect, mostEffect } from "@touchstone/kernel";
import { useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { CaseLink, useCase } from "./case-link.tsx";
import type { CaseView } from "./case-words.tsx";

type Effects = OutputOf<typeof effectRoutes.ofCase>;
type Finding = Effects["findings"][number];

export const signed = (score: number): string => (score > 0 ? `+${score}` : String(score).replace("-", "−"));

const levels = Array.from({ length: mostEffect - leastEffect + 1 }, (_, at) => mostEffect - at);

const Said = ({ label, of }: { readonly label: string; readonly of: NonNullable<Finding["own"]> }) => {
  const aspects = useText(effectAspectTexts);
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {effectAspects.map((aspect) => `${aspects(aspect)} ${signed(of.scores[aspect])}`).join(" · ")}
        <br />
        {of.says}{" "}
        <small>
          {of.name} <span className="num">{of.on}</span>
        </small>
      </dd>
    </>
  );
};

const One = ({ view, finding }: { readonly view: CaseView; readonly finding: Finding }) => {
  const t = useText(effectPageTexts);
  const aspects = useText(effectAspectTexts);
  const kinds = useText(findingKindTexts);
  const told = useBilingual();
  const { may } = useWho();
  const { own, client } = finding;
  // The staff of a client act in its case; what they may there is not among what they may at home.
  const isTheirs = useWho().here.organisation === view.client.id || may("cases.rate");
  return (
    <section className="card card-body stack" aria-labelledby={finding.id}>
      <h2 id={finding.id}>
        <span className="num">{finding.number}</span> {kinds(finding.kind)} · {told(finding.grade)}
      </h2>
      <p>{finding.statement}</p>
      {own === null && client === null ? null : (
        <dl className="facts">
          {own === null ? null : <Said label={t("ownSaid")} of={own} />}
          {client === null ? null : <Said label={t("clientSaid")} of={client} />}
        </dl>
      )}
      {!isTheirs ? null : finding.mayRate ? (
        <CommandForm
          route={effectRoutes.rate}
          act={t(own === null ? "rate" : "again")}
          fields={[
            ...effectAspects.map((aspect) => ({
              name: aspect,
              label: aspects(aspect),
              kind: "select" as const,
              initial: String(own?.scores[aspect] ?? 0),
              options: levels.map((level) => ({ value: String(level), label: signed(level) })),
            })),
            { name: "says", label: t("says"), kind: "line" as const },
          ]}
          input={({ one }) => ({
            params: { case: view.id, finding: finding.id },
            body: {
              scores: {
                activity: Number(one("activity")),
                process: Number(one("process")),
                quality: Number(one("quality")),
                management: Number(one("management")),
              },
              says: one("says"),
            },
          })}
        />
      ) : (
        <p className="small">{t("own")}</p>
      )}
    </section>
  );
};

const Whole = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(effectPageTexts);
  const effects = useLoaded(effectRoutes.ofCase, { params: { case: view.id } });
  return (
    <div className="page">
      <PageHead kicker={<CaseLink of={view} />} title={t("title")} />
      <p className="lead">{t("lead")}</p>
      <Loading of={effects}>
        {({ endedOn, due, findings }) =>
          endedOn === null ? (
            <EmptyState title={t("notYet")} />
          ) : findings.length === 0 ? (
            <EmptyState title={t("none")} />
          ) : (
            <>
              <p>
                {t("due")} <span className="num">{due}</span>
              </p>
              {findings.map((finding) => (
                <One key={finding.id} view={view} finding={finding} />
              ))}
            </>
          )
        }
      </Loading>
      <p className="small">{t("privacy")}</p>
    </div>
  );
};

export const Page = () => {
  const view = useCase();
  return <Loading of={view}>{(value) => <Whole of={value} />}</Loading>;
};
