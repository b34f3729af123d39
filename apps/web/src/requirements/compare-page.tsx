import { useParams } from "@tanstack/react-router";
import { type OutputOf, requirementsRoutes, requirementsTexts } from "@touchstone/contract";
import { textChanges } from "@touchstone/requirements";
import { useLoaded } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import "./requirements.css";

type Diff = OutputOf<typeof requirementsRoutes.diff>;
type Text = OutputOf<typeof requirementsRoutes.text>;

const wordsOf = (text: Text, no: string): string => text.articles.find((one) => one.no === no)?.text ?? "";

const Changed = ({ from, to }: { readonly from: string; readonly to: string }) => (
  <p className="law-words" lang="zh-CN">
    {textChanges(from, to).map(({ kind, text }, index) => {
      const key = `${index}${kind}`;
      if (kind === "added") return <ins key={key}>{text}</ins>;
      if (kind === "removed") return <del key={key}>{text}</del>;
      return <span key={key}>{text}</span>;
    })}
  </p>
);

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

const Differences = ({ diff, older, newer }: { readonly diff: Diff; readonly older: Text; readonly newer: Text }) => {
  const t = useText(requirementsTexts);
  const one = (no: string, from: string, to: string, label: string) => (
    <div key={`${label}${no}`} className="card card-body">
      <h2>
        <span lang="zh-CN">{no}</span> <small>{label}</small>
      </h2>
      <Changed from={from} to={to} />
    </div>
  );
  return (
    <>
      {diff.changed.map(({ from, to }) =>
        one(from === to ? to : `${from} → ${to}`, wordsOf(older, from), wordsOf(newer, to), t("changed")),
      )}
      {diff.added.map((no) => one(no, "", wordsOf(newer, no), t("added")))}
      {diff.removed.map((no) => one(no, wordsOf(older, no), "", t("removed")))}
      {diff.pairs.formOnly.map(({ from, to }) =>
        one(from === to ? to : `${from} → ${to}`, wordsOf(older, from), wordsOf(newer, to), t("formOnly")),
      )}
      {diff.pairs.moved.length === 0 ? null : (
        <details className="card card-body">
          <summary>
            {t("moved")} <span className="num">{diff.moved}</span>
          </summary>
          <ul className="law-moves" lang="zh-CN">
            {diff.pairs.moved.map(({ from, to }) => (
              <li key={from}>
                {from} → {to}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

export const Page = () => {
  const t = useText(requirementsTexts);
  const { family = "" } = useParams({ strict: false });
  const [from] = useSearchText("from");
  const [to] = useSearchText("to");
  const name = (version: string | null) => `${family}@${version ?? ""}`;
  const diff = useLoaded(requirementsRoutes.diff, { query: { from: name(from), to: name(to) } });
  const older = useLoaded(requirementsRoutes.text, { params: { family, version: from ?? "" } });
  const newer = useLoaded(requirementsRoutes.text, { params: { family, version: to ?? "" } });
  const law = useLoaded(requirementsRoutes.document, { params: { family } });
  const title = law.state === "ready" ? (law.value.versions[0]?.title ?? family) : family;
  return (
    <div className="page narrow">
      <PageHead kicker={`${t("compare")} · ${from} → ${to}`} title={title} />
      <Loading of={diff}>
        {(found) => (
          <>
            <Counts of={found} />
            <Loading of={older}>
              {(left) => (
                <Loading of={newer}>{(right) => <Differences diff={found} older={left} newer={right} />}</Loading>
              )}
            </Loading>
          </>
        )}
      </Loading>
    </div>
  );
};
