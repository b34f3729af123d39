import { type OutputOf, rehearsalTexts, selfAuditRoutes } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { RefusalList } from "../../shell/refusals.tsx";
import { saveFile } from "../../shell/save-file.ts";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";
import { Things } from "./thing-link.tsx";
import "./self-audit.css";

type Report = OutputOf<typeof selfAuditRoutes.rehearsal>;
type Point = Report["points"][number];
type Look = Point["looks"][number];

const tones: Readonly<Record<Point["state"], Tone>> = { shown: "ok", gap: "stop", unknown: "wait" };

const State = ({ of: state }: { readonly of: Point["state"] }) => {
  const t = useText(rehearsalTexts);
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>;
};

const LookLine = ({ of: look }: { readonly of: Look }) => {
  const t = useText(rehearsalTexts);
  const needsAim = look.look === "people" || look.look === "application-gate" || look.look === "stage-two-gate";
  const more = look.look === "clauses" ? (look.count ?? 0) - look.things.length : 0;
  return (
    <li className="stack">
      <div className="row">
        <span>{t(`look.${look.look}`)}</span>
        {look.count === null ? null : <span className="num">{look.count}</span>}
        {look.day === null ? null : <span className="num">{look.day}</span>}
        <State of={look.state} />
        {needsAim && look.state === "unknown" ? <small>{t("noAim")}</small> : null}
      </div>
      {look.refusals.length === 0 ? null : <RefusalList refusals={look.refusals} />}
      <Things of={look.things} />
      {more > 0 && look.things.length > 1 ? <small>{t("moreThings", { count: more })}</small> : null}
    </li>
  );
};

const Points = ({ report }: { readonly report: Report }) => {
  const say = useBilingual();
  return report.points.map((point) => (
    <section key={point.id} className="card card-body stack">
      <div className="row">
        <h2>{say(point.title)}</h2>
        <State of={point.state} />
        <span className="rule">{point.clause}</span>
      </div>
      <ul className="things">
        {point.looks.map((look) => (
          <LookLine key={look.look} of={look} />
        ))}
      </ul>
    </section>
  ));
};

const Fields = ({ report }: { readonly report: Report }) => {
  const t = useText(rehearsalTexts);
  const say = useBilingual();
  return (
    <section className="card">
      <h2 className="card-body">{t("fields")}</h2>
      <DataTable
        caption={t("fields")}
        rows={report.fields}
        rowKey={({ id }) => id}
        columns={[
          { key: "field", head: t("field"), cell: ({ title }) => say(title) },
          {
            key: "here",
            head: t("inWorkspace"),
            cell: ({ look, state, day }) =>
              look === null || state === null ? (
                t("bodyOnly")
              ) : (
                <>
                  {t(`look.${look}`)} <span className="num">{day ?? ""}</span> <State of={state} />
                </>
              ),
          },
        ]}
      />
    </section>
  );
};

const Shown = ({ report }: { readonly report: Report }) => {
  const t = useText(rehearsalTexts);
  const say = useBilingual();
  const { here } = useWho();
  const save = () =>
    saveFile(new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`), `rehearsal-${report.on}.json`);
  return (
    <div className="stack">
      <p className="notice hold">{t("notice", { name: say(here.name) })}</p>
      <div className="row">
        <strong>
          {say(report.scheme.title)} · {say(report.activity.title)}
        </strong>
        <span className="rule">
          {report.rule.source} {report.rule.clause}
        </span>
      </div>
      <p aria-live="polite">{t("counts", report.counts)}</p>
      <div className="row no-print">
        <button type="button" className="btn" onClick={() => window.print()}>
          {t("print")}
        </button>
        <button type="button" className="btn small" onClick={save}>
          {t("json")}
        </button>
      </div>
      <Points report={report} />
      <Fields report={report} />
      <section>
        <h2>{t("doubts")}</h2>
        <ul>
          {report.doubts.map((doubt) => (
            <li key={doubt.zh}>{say(doubt)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
};

type Asked = { readonly organisation: string; readonly scheme: string; readonly on: string };

const Report = ({ organisation, scheme, on }: Asked) => {
  const report = useLoaded(selfAuditRoutes.rehearsal, { params: { organisation }, query: { on, scheme } });
  return <Loading of={report}>{(value) => <Shown report={value} />}</Loading>;
};

/** What a stage 1 audit of tomorrow would find in the workspace: the organisation's own rehearsal. */
export const Page = () => {
  const t = useText(rehearsalTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const [asked, setAsked] = useSearchText("scheme");
  const params = { organisation: here.organisation };
  const schemes = useLoaded(selfAuditRoutes.rehearsals, { params, query: { on } });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name), date: on })} title={t("title")} />
      <Loading of={schemes}>
        {({ schemes: all }) => {
          const scheme = asked ?? all.find(({ aimed }) => aimed)?.id ?? "";
          return (
            <div className="stack">
              <div className="form no-print">
                <Field label={t("scheme")}>
                  {(tie) => (
                    <select {...tie} value={scheme} onChange={(event) => setAsked(event.target.value || null)}>
                      <option value="">–</option>
                      {all.map(({ id, title }) => (
                        <option key={id} value={id}>
                          {say(title)}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              </div>
              {scheme === "" ? (
                <p>{t("noScheme")}</p>
              ) : (
                <Report organisation={here.organisation} scheme={scheme} on={on} />
              )}
            </div>
          );
        }}
      </Loading>
    </div>
  );
};
