import { Link } from "@tanstack/react-router";
import { activityTexts, schemeTexts, statementActTexts } from "@touchstone/contract";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Head } from "../shell/term.tsx";
import type { Scheme } from "./process-drawing.tsx";

type Rule = { readonly source: string; readonly clause: string };

const RuleText = ({ of: { source, clause } }: { readonly of: Rule }) => (
  <small>
    {source} {clause}
  </small>
);

const useTitles = (scheme: Scheme) => {
  const say = useBilingual();
  const titles = new Map(scheme.records.map(({ id, title }) => [id, say(title)]));
  return (id: string): string => titles.get(id) ?? id;
};

/** What each occasion does, and which records it asks for beside or instead of those of the first. */
export const Occasions = ({ of: scheme }: { readonly of: Scheme }) => {
  const t = useText(schemeTexts);
  const a = useText(statementActTexts);
  const say = useBilingual();
  const titleOf = useTitles(scheme);
  const askedIn = (occasion: string): readonly string[] =>
    scheme.records
      .filter(({ occasions }) => occasions.length === 0 || occasions.includes(occasion))
      .map(({ id }) => id);
  const [first] = scheme.occasions;
  if (first === undefined) return null;
  const base = askedIn(first.id);
  const differenceOf = (occasion: string): string => {
    const here = askedIn(occasion);
    const more = here.filter((id) => !base.includes(id)).map(titleOf);
    const less = base.filter((id) => !here.includes(id)).map(titleOf);
    const told = [
      ...(more.length === 0 ? [] : [t("more", { what: more })]),
      ...(less.length === 0 ? [] : [t("less", { what: less })]),
    ];
    return told.length === 0 ? t("same") : told.join("; ");
  };
  return (
    <DataTable
      caption={t("occasions")}
      rows={scheme.occasions}
      rowKey={({ id }) => id}
      columns={[
        { key: "occasion", head: t("occasion"), cell: ({ title }) => say(title) },
        { key: "act", head: t("act"), cell: ({ statement }) => a(statement) },
        {
          key: "against",
          head: t("against", { first: say(first.title) }),
          cell: ({ id }) => (id === first.id ? <small>{t("baseline")}</small> : differenceOf(id)),
        },
        { key: "rule", head: t("rule"), cell: ({ rule }) => <RuleText of={rule} /> },
      ]}
    />
  );
};

export const Activities = ({ of: scheme }: { readonly of: Scheme }) => {
  const t = useText(schemeTexts);
  const k = useText(activityTexts);
  const say = useBilingual();
  const titleOf = useTitles(scheme);
  const { activities } = scheme.determination;
  const nameOf = (id: string): string => {
    const found = activities.find((each) => each.id === id);
    return found === undefined ? id : say(found.title);
  };
  return (
    <DataTable
      caption={t("activities")}
      rows={activities}
      rowKey={({ id }) => id}
      columns={[
        { key: "activity", head: t("activity"), cell: ({ title }) => say(title) },
        { key: "kind", head: t("kind"), cell: ({ kind }) => <Head of={k.word(kind)} /> },
        {
          key: "span",
          head: t("records"),
          cell: ({ begins, ends }) => t("span2", { begins: titleOf(begins), ends: titleOf(ends) }),
        },
        {
          key: "intervals",
          head: t("intervals"),
          cell: ({ intervals }) =>
            intervals.length === 0 ? (
              "–"
            ) : (
              <div>
                {intervals.map(({ after, atLeastDays, atMostDays, rule }) => (
                  <div key={after}>
                    {[
                      ...(atLeastDays === undefined ? [] : [t("atLeast", { after: nameOf(after), days: atLeastDays })]),
                      ...(atMostDays === undefined ? [] : [t("atMost", { after: nameOf(after), days: atMostDays })]),
                    ].join("; ")}{" "}
                    <RuleText of={rule} />
                  </div>
                ))}
              </div>
            ),
        },
        { key: "rule", head: t("rule"), cell: ({ rule }) => <RuleText of={rule} /> },
      ]}
    />
  );
};

export const Grades = ({ of: scheme }: { readonly of: Scheme }) => {
  const t = useText(schemeTexts);
  const say = useBilingual();
  return (
    <DataTable
      caption={t("grades")}
      rows={scheme.determination.findings?.grades ?? []}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "grade",
          head: t("grade"),
          cell: ({ prefix, title }) => (
            <>
              <span className="num">{prefix}</span> {say(title)}
            </>
          ),
        },
        { key: "closes", head: t("closes"), cell: ({ closes }) => t(closes) },
        {
          key: "limits",
          head: t("limits"),
          cell: ({ limits }) =>
            limits === undefined ? (
              "–"
            ) : (
              <Link to="/schemes/rules/$pack" params={{ pack: limits.pack }}>
                {limits.pack}
              </Link>
            ),
        },
        { key: "rule", head: t("rule"), cell: ({ rule }) => <RuleText of={rule} /> },
      ]}
    />
  );
};

export const Prerequisites = ({ of: scheme }: { readonly of: Scheme }) => {
  const t = useText(schemeTexts);
  const say = useBilingual();
  const titleOf = useTitles(scheme);
  return (
    <DataTable
      caption={t("prerequisites")}
      rows={scheme.prerequisites}
      rowKey={({ id }) => id}
      columns={[
        { key: "prerequisite", head: t("prerequisite"), cell: ({ title }) => say(title) },
        { key: "at", head: t("askedAt"), cell: ({ at }) => titleOf(at) },
        { key: "rule", head: t("rule"), cell: ({ rule }) => <RuleText of={rule} /> },
      ]}
    />
  );
};
