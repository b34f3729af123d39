import { Link, useParams } from "@tanstack/react-router";
import { type OutputOf, readingTexts, requirementsRoutes, requirementsTexts } from "@touchstone/contract";
import { textChanges } from "@touchstone/requirements";
import { useMemo } from "react";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { Marked } from "./reading/marked.tsx";
import "./requirements.css";
import "./reading/reading.css";

type Diff = OutputOf<typeof requirementsRoutes.diff>;
type Text = OutputOf<typeof requirementsRoutes.text>;

const kinds = ["changed", "added", "removed", "formOnly", "moved"] as const;
type Kind = (typeof kinds)[number];
const isKind = (text: string | null): text is Kind => kinds.some((kind) => kind === text);

type Pair = { readonly kind: Kind; readonly from: string | null; readonly to: string | null };

const pairsOf = ({ changed, added, removed, pairs }: Diff): readonly Pair[] => [
  ...changed.map((pair) => ({ kind: "changed" as const, ...pair })),
  ...added.map((to) => ({ kind: "added" as const, from: null, to })),
  ...removed.map((from) => ({ kind: "removed" as const, from, to: null })),
  ...pairs.formOnly.map((pair) => ({ kind: "formOnly" as const, ...pair })),
  ...pairs.moved.map((pair) => ({ kind: "moved" as const, ...pair })),
];

const Counts = ({ of: diff }: { readonly of: Diff }) => {
  const t = useText(requirementsTexts);
  const counts = [
    ["same", diff.same],
    ["moved", diff.moved],
    ["formOnly", diff.formOnly],
    ["changed", diff.changed.length],
    ["added", diff.added.length],
    ["removed", diff.removed.length],
  ] as const;
  return (
    <ul className="law-counts">
      {counts.map(([word, count]) => (
        <li key={word} className="card figure">
          <b>{count}</b>
          <small>{t(word)}</small>
        </li>
      ))}
    </ul>
  );
};

const Filter = () => {
  const t = useText(requirementsTexts);
  const reading = useText(readingTexts);
  const [kind, setKind] = useSearchText("kind");
  return (
    <div className="law-filters">
      <Field label={reading("filter")} hint={reading("markedHint")}>
        {(tie) => (
          <select {...tie} value={kind ?? ""} onChange={(event) => setKind(event.target.value)}>
            <option value="">{reading("all")}</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
};

type SideProps = { readonly no: string | null; readonly label: string; readonly children: React.ReactNode };

const Side = ({ no, label, children }: SideProps) => (
  <div>
    <small>
      {label} <span lang="zh-CN">{no}</span>
    </small>
    {no === null ? <p aria-hidden="true">–</p> : children}
  </div>
);

type PairProps = { readonly pair: Pair; readonly older: Map<string, string>; readonly newer: Map<string, string> };

const PairView = ({ pair: { kind, from, to }, older, newer }: PairProps) => {
  const t = useText(requirementsTexts);
  const reading = useText(readingTexts);
  const [before, after] = [older.get(from ?? "") ?? "", newer.get(to ?? "") ?? ""];
  const changes = kind === "moved" ? [] : textChanges(before, after);
  return (
    <div className="card card-body">
      <h2>
        <span lang="zh-CN">{from === to || from === null ? to : to === null ? from : `${from} → ${to}`}</span>{" "}
        <small>{t(kind)}</small>
      </h2>
      {kind === "moved" ? (
        <>
          <small>{reading("movedPair", { from, to })}</small>
          <p className="law-words" lang="zh-CN">
            {after}
          </p>
        </>
      ) : (
        <div className="law-sides">
          <Side no={from} label={t("from")}>
            <Marked changes={changes} side="old" />
          </Side>
          <Side no={to} label={t("to")}>
            <Marked changes={changes} side="new" />
          </Side>
        </div>
      )}
    </div>
  );
};

type DifferencesProps = { readonly diff: Diff; readonly older: Text; readonly newer: Text };

const wordsByNumber = ({ articles }: Text): Map<string, string> => new Map(articles.map(({ no, text }) => [no, text]));

const Differences = ({ diff, older, newer }: DifferencesProps) => {
  const reading = useText(readingTexts);
  const [kind] = useSearchText("kind");
  const left = useMemo(() => wordsByNumber(older), [older]);
  const right = useMemo(() => wordsByNumber(newer), [newer]);
  const shown = pairsOf(diff).filter((pair) => !isKind(kind) || pair.kind === kind);
  if (shown.length === 0) return <EmptyState title={reading("nothingHere")} />;
  return shown.map((pair) => (
    <PairView key={`${pair.kind} ${pair.from} ${pair.to}`} pair={pair} older={left} newer={right} />
  ));
};

type Versions = { readonly family: string; readonly from: string; readonly to: string };

const Comparison = ({ family, from, to }: Versions) => {
  const diff = useLoaded(requirementsRoutes.diff, { query: { from: `${family}@${from}`, to: `${family}@${to}` } });
  const older = useLoaded(requirementsRoutes.text, { params: { family, version: from } });
  const newer = useLoaded(requirementsRoutes.text, { params: { family, version: to } });
  return (
    <Loading of={diff}>
      {(found) => (
        <>
          <Counts of={found} />
          <Filter />
          <Loading of={older}>
            {(left) => (
              <Loading of={newer}>{(right) => <Differences diff={found} older={left} newer={right} />}</Loading>
            )}
          </Loading>
        </>
      )}
    </Loading>
  );
};

/** Two versions side by side: those of the address, else the two newest whose texts are held. */
export const Page = () => {
  const reading = useText(readingTexts);
  const { on } = useAsOf();
  const { family = "" } = useParams({ strict: false });
  const [asked] = useSearchText("from");
  const [askedTo] = useSearchText("to");
  const law = useLoaded(requirementsRoutes.document, { params: { family } });
  return (
    <div className="page">
      <Loading of={law}>
        {({ versions }) => {
          const held = versions.filter(({ hasText }) => hasText);
          const from = asked ?? held.at(-2)?.version;
          const to = askedTo ?? held.at(-1)?.version;
          const title = versions[0]?.title ?? family;
          if (from === undefined || to === undefined) {
            return (
              <>
                <PageHead kicker={reading("sideBySide")} title={title} />
                <EmptyState title={reading("oneVersion")} />
              </>
            );
          }
          return (
            <>
              <PageHead
                kicker={`${reading("sideBySide")} · ${from} → ${to}`}
                title={title}
                actions={
                  <Link
                    className="btn"
                    to="/requirements/law/$family/compare"
                    params={{ family }}
                    search={{ from: to, to: from, on }}
                  >
                    {reading("swap")}
                  </Link>
                }
              />
              <Comparison family={family} from={from} to={to} />
            </>
          );
        }}
      </Loading>
    </div>
  );
};
