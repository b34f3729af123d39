import { Link } from "@tanstack/react-router";
import { type OutputOf, objectiveRoutes, objectiveTexts, registerRoutes, shareTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { CommandForm } from "../../shell/command-form.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";
import { DownloadButton } from "../evaluation/download-button.tsx";
import { SiteFilter } from "../sites/site-filter.tsx";
import { ScheduleForm } from "./schedule-form.tsx";
import { ShareText } from "./share-text.tsx";

type Year = OutputOf<typeof objectiveRoutes.year>;
type Line = Year["lines"][number];

const tones: Readonly<Record<Line["standing"], Tone>> = {
  reached: "ok",
  "on-track": "ok",
  behind: "hold",
  held: "ok",
  broken: "stop",
  "not-yet": "wait",
  unmeasured: "off",
};

const Count = ({ line: { required, done, incidents, broken } }: { readonly line: Line }) => {
  const t = useText(objectiveTexts);
  if (required !== null)
    return (
      <b className="num">
        {done}/{required}
      </b>
    );
  if (incidents === null) return t("once", { done });
  return (
    <>
      <b>{t("incidents", { count: broken })}</b>
      {incidents.map(({ id, title, on, answered }) => (
        <div key={id}>
          <Link to="/records/$kind/$record" params={{ kind: "incident", record: id }}>
            {title}
          </Link>{" "}
          <small className="num">{on}</small> <small>{t(answered ? "answered" : "unanswered")}</small>
        </div>
      ))}
    </>
  );
};

/** The running period and the last one, and the way to all of them. */
const TwoShares = ({ line: { by, running, last, risk, text } }: { readonly line: Line }) => {
  const t = useText(shareTexts);
  if (by === null) return null;
  const named = { by: t(`by.${by}`) };
  return (
    <>
      {[
        { key: "thisPeriod" as const, share: running },
        { key: "lastPeriod" as const, share: last },
      ].map(({ key, share }) =>
        share === null ? null : (
          <div key={key}>
            {t(key, named)} <ShareText share={share} />
          </div>
        ),
      )}
      <Link to="/objectives/$risk" params={{ risk }} aria-label={`${t("more")}: ${text}`}>
        {t("more")}
      </Link>
    </>
  );
};

type CountByProps = { readonly line: Line; readonly outcomes: Year["outcomes"]; readonly organisation: string };

const whose = ["row", "organisation"] as const;

const CountBy = ({ line, outcomes, organisation }: CountByProps) => {
  const t = useText(objectiveTexts);
  const say = useBilingual();
  const { counts } = line;
  return (
    <CommandForm
      route={registerRoutes.setObjective}
      act={t("countBy")}
      label={`${t("countBy")}: ${line.text}`}
      fields={[
        {
          name: "outcomes",
          label: t("outcomes"),
          kind: "checks",
          initial: (counts?.outcomes ?? []).join(" "),
          options: outcomes.map(({ id, title }) => ({ value: id, label: say(title) })),
        },
        {
          name: "of",
          label: t("of"),
          kind: "select",
          initial: counts?.of ?? "row",
          options: whose.map((of) => ({ value: of, label: t(`of.${of}`) })),
        },
      ]}
      input={({ one, all }) => ({
        params: { organisation, risk: line.risk },
        body: {
          id: line.objective,
          text: line.text,
          frequency: { times: 1, per: "always" as const },
          counts: {
            outcomes: [...all("outcomes")],
            of: whose.find((of) => of === one("of")) ?? "row",
            site: counts?.site ?? null,
          },
          expected: line.version,
        },
      })}
    />
  );
};

const Lines = ({ year, organisation }: { readonly year: Year; readonly organisation: string }) => {
  const t = useText(objectiveTexts);
  const share = useText(shareTexts);
  const { may } = useWho();
  if (year.lines.length === 0)
    return (
      <EmptyState
        title={t("none")}
        action={
          <Link to="/register" className="btn">
            {t("toRegister")}
          </Link>
        }
      />
    );
  return (
    <section className="card">
      <DataTable
        caption={t("title")}
        rows={year.lines}
        rowKey={({ risk, objective }) => `${risk} ${objective}`}
        columns={[
          { key: "objective", head: t("objective"), cell: ({ text }) => text },
          {
            key: "risk",
            head: t("risk"),
            cell: ({ risk, title }) => (
              <Link to="/register/$risk" params={{ risk }}>
                {title}
              </Link>
            ),
          },
          { key: "count", head: t("count"), cell: (line) => <Count line={line} /> },
          { key: "share", head: share("shareHead"), cell: (line) => <TwoShares line={line} /> },
          {
            key: "state",
            head: t("state"),
            cell: (line) => (
              <>
                <StateTag tone={tones[line.standing]}>{t(`standing.${line.standing}`)}</StateTag>
                {line.per === "always" && may("register.write") ? (
                  <CountBy line={line} outcomes={year.outcomes} organisation={organisation} />
                ) : null}
                {line.by !== null && may("register.write") ? (
                  <ScheduleForm organisation={organisation} risk={line.risk} version={line.version} objective={line} />
                ) : null}
              </>
            ),
          },
        ]}
      />
      {year.of > year.lines.length ? <p className="card-body">{t("more", { of: year.of })}</p> : null}
    </section>
  );
};

/** 1/1, 24/24, 0 accidents: every objective of the year in one place (OH-16). */
export const Page = () => {
  const t = useText(objectiveTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const [site] = useSearchText("site");
  const { organisation } = here;
  const query = { on, ...(site === null || site === "" ? {} : { site }) };
  const params = { organisation };
  const year = useLoaded(objectiveRoutes.year, { params, query }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name), year: on.slice(0, 4), date: on })} title={t("title")} />
      <p>{t("lead")}</p>
      <div className="row">
        <SiteFilter organisation={organisation} label={t("site")} all={t("allSites")} />
        <DownloadButton route={objectiveRoutes.export} input={{ params, query }} name={`objectives-${on}.csv`}>
          {t("csv")}
        </DownloadButton>
      </div>
      <Loading of={year}>{(value) => <Lines year={value} organisation={organisation} />}</Loading>
    </div>
  );
};
