import { Link } from "@tanstack/react-router";
import { corridorTexts, type OutputOf, plannerRoutes, plannerTexts } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { WhyLink } from "../../shell/why.tsx";
import { MonthBars } from "./month-bars.tsx";
import { MonthTable } from "./month-table.tsx";
import { PlannerTabs } from "./planner-tabs.tsx";

type Cockpit = OutputOf<typeof plannerRoutes.transition>;
type Line = Cockpit["lines"][number];

const LastDay = ({ line }: { readonly line: Line }) => {
  const t = useText(plannerTexts);
  const { lastLawfulDay: on, isCapped, validUntil, rule, pack, edition } = line;
  return (
    <>
      <WhyLink
        answer={{
          title: t("whyLast", { on }),
          because: t(isCapped ? "cappedBecause" : "expiringBecause", { validUntil, on }),
          rules: [{ ...rule, pack: `${pack}@${edition}` }],
        }}
      >
        <span className="num">{on}</span>
      </WhyLink>{" "}
      {line.hasEnded ? <StateTag tone="stop">{t("ended")}</StateTag> : null}
    </>
  );
};

const useChance = () => {
  const t = useText(plannerTexts);
  const word = useText(corridorTexts);
  return ({ occasion }: Line): string =>
    occasion === null
      ? t("noChance")
      : t("chanceBy", { what: word(occasion.kind, { ordinal: occasion.ordinal }), latest: occasion.latest });
};

const Chance = ({ line }: { readonly line: Line }) => {
  const t = useText(plannerTexts);
  const { may } = useWho();
  const chance = useChance();
  return (
    <>
      {chance(line)}{" "}
      {line.occasion !== null && may("cases.plan") ? (
        <Link
          to="/cases/again"
          search={{ statement: line.statement, occasion: line.occasion.kind }}
          className="small"
          aria-label={`${t("openCase")}: ${line.number}`}
        >
          {t("openCase")}
        </Link>
      ) : null}
    </>
  );
};

const Lines = ({ lines }: { readonly lines: readonly Line[] }) => {
  const t = useText(plannerTexts);
  const say = useBilingual();
  return (
    <DataTable
      caption={t("transitionTitle")}
      rows={lines}
      rowKey={(line) => line.statement}
      columns={[
        {
          key: "number",
          head: t("number"),
          cell: (line) => (
            <Link to="/cases/programme/$statement" params={{ statement: line.statement }} className="num">
              {line.number}
            </Link>
          ),
        },
        { key: "holder", head: t("holder"), cell: (line) => say(line.holder) },
        { key: "standard", head: t("standard"), cell: (line) => t("change", { from: line.standard, to: line.to }) },
        { key: "last", head: t("lastLawfulDay"), cell: (line) => <LastDay line={line} /> },
        { key: "until", head: t("validUntil"), cell: (line) => <span className="num">{line.validUntil}</span> },
        { key: "chance", head: t("chance"), cell: (line) => <Chance line={line} /> },
      ]}
    />
  );
};

const Changes = ({ of: { changes } }: { readonly of: Cockpit }) => {
  const t = useText(plannerTexts);
  return changes.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>{t("changes")}</h2>
      </div>
      {changes.map(({ from, to, end, lastInitialAudit, pack, edition }) => (
        <div key={edition} className="todo">
          <div>
            {t("change", { from: from.join(" / "), to })}
            <div className="small">
              {end.rule.source} {end.rule.clause} · {pack}@{edition}
            </div>
          </div>
          <div className="num">{t("changeEnd", { on: end.on })}</div>
          <div className="num">{lastInitialAudit === null ? null : t("lastInitial", { on: lastInitialAudit })}</div>
        </div>
      ))}
    </section>
  );
};

const Board = ({ of: cockpit }: { readonly of: Cockpit }) => {
  const t = useText(plannerTexts);
  const [chosen, choose] = useState<string | null>(null);
  const series = [
    { key: "capped", label: t("capped"), look: "stop" },
    { key: "expiring", label: t("expiring"), look: "off" },
  ] as const;
  const months = cockpit.months.map(({ month, capped, expiring }) => ({ month, counts: { capped, expiring } }));
  const lines = cockpit.lines.filter(({ lastLawfulDay }) => chosen === null || lastLawfulDay.startsWith(chosen));
  return cockpit.lines.length === 0 ? (
    <EmptyState title={t("transitionNone")}>{t("transitionNoneHint")}</EmptyState>
  ) : (
    <>
      <div className="card">
        <MonthBars months={months} series={series} chosen={chosen} />
        <MonthTable months={months} series={series} chosen={chosen} choose={choose} caption={t("transitionTitle")} />
      </div>
      <div className="card">
        <Lines lines={lines} />
        {cockpit.more ? <p className="card-body">{t("moreLines")}</p> : null}
      </div>
    </>
  );
};

export const Page = () => {
  const t = useText(plannerTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const chance = useChance();
  const cockpit = useLoaded(plannerRoutes.transition, {
    params: { organisation: here.organisation },
    query: { on },
  });
  const save = ({ lines }: Cockpit) =>
    saveCsv(
      "transition.csv",
      [t("number"), t("holder"), t("standard"), t("lastLawfulDay"), t("validUntil"), t("chance"), t("rule")],
      lines.map((line) => [
        line.number,
        say(line.holder),
        t("change", { from: line.standard, to: line.to }),
        line.lastLawfulDay,
        line.validUntil,
        chance(line),
        `${line.rule.source} ${line.rule.clause} ${line.pack}@${line.edition}`,
      ]),
    );
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { organisation: say(here.name), on })}
        title={t("transitionTitle")}
        actions={
          cockpit.state === "ready" ? (
            <button type="button" className="btn" onClick={() => save(cockpit.value)}>
              {t("csv")}
            </button>
          ) : null
        }
      />
      <PlannerTabs />
      <p>{t("transitionLead")}</p>
      <Loading of={cockpit}>
        {(value) => (
          <>
            <Board of={value} />
            <Changes of={value} />
          </>
        )}
      </Loading>
    </div>
  );
};
