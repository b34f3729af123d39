import { clauseTexts, type OutputOf, selfAuditRoutes } from "@touchstone/contract";
import { CommandForm } from "../../shell/command-form.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { Fold } from "../../shell/fold.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";
import { sayClause } from "./say-clause.ts";
import { ThingLink } from "./thing-link.tsx";

type Line = OutputOf<typeof selfAuditRoutes.clauses>["clauses"][number];

const tones: Readonly<Record<Line["state"], Tone>> = {
  gap: "stop",
  answered: "hold",
  evidenced: "ok",
  "left-out": "off",
};

const numberOf = ({ key, standards }: Line): string => standards[0]?.clause ?? key;

type Choosing = {
  readonly organisation: string;
  readonly evidence: readonly { readonly id: string; readonly name: string }[];
};

const Links = ({ line, organisation, evidence }: Choosing & { readonly line: Line }) => {
  const t = useText(clauseTexts);
  const { may } = useWho();
  const params = { organisation, clause: line.key };
  const canLink = may("register.write") && evidence.length > 0;
  return (
    <div className="clause-links">
      {line.links.length === 0 ? <span className={canLink ? "nothing" : ""}>{t("noAnswer")}</span> : null}
      {line.links.map((link) => (
        <div key={link.id}>
          <ThingLink of={{ ...link, id: link.target }} />{" "}
          {link.holds ? null : <StateTag tone="hold">{t("stale")}</StateTag>}
          {may("register.write") ? (
            <CommandForm
              route={selfAuditRoutes.unlinkClause}
              act={t("unlink")}
              fields={[{ name: "reason", label: t("reason"), kind: "line" }]}
              input={({ texts }) => ({ params: { ...params, link: link.id }, body: { reason: texts.reason } })}
            />
          ) : null}
        </div>
      ))}
      {canLink ? (
        <CommandForm
          route={selfAuditRoutes.linkClause}
          act={t("link")}
          fields={[
            {
              name: "target",
              label: t("evidence"),
              kind: "select",
              options: evidence.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
          input={({ texts }) => ({ params, body: { to: "evidence" as const, target: texts.target } })}
        />
      ) : null}
    </div>
  );
};

const Lines = ({
  title,
  lines,
  ...choosing
}: Choosing & { readonly title: string; readonly lines: readonly Line[] }) => {
  const t = useText(clauseTexts);
  const say = useBilingual();
  return (
    <DataTable
      caption={title}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "clause",
          head: t("clause"),
          cell: (line) => (
            <>
              <span className="num">{numberOf(line)}</span> {say(line.title)}
            </>
          ),
        },
        {
          key: "standards",
          head: t("standardsHead"),
          cell: ({ standards }) => <span className="num">{standards.map(sayClause).join("; ")}</span>,
        },
        {
          key: "state",
          head: t("state"),
          cell: ({ state }) => <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>,
        },
        {
          key: "answers",
          head: t("answers"),
          cell: ({ parts }) =>
            parts.length === 0 ? (
              <span className="nothing">{t("noAnswer")}</span>
            ) : (
              parts.map(({ title: of, count, proven }) => `${say(of)} ${proven}/${count}`).join("; ")
            ),
        },
        { key: "links", head: t("links"), cell: (line) => <Links line={line} {...choosing} /> },
      ]}
    />
  );
};

const chapters = ["4", "5", "6", "7", "8", "9", "10", "A"] as const;
type Chapter = (typeof chapters)[number];

const chapterOf = (line: Line): Chapter | undefined => {
  const [first] = numberOf(line).split(".");
  return chapters.find((chapter) => chapter === first);
};

/** The clauses by chapter: a hundred of them are thirty screens of a phone, so one chapter with a gap is open at first. */
export const ClauseTable = ({ clauses, ...choosing }: Choosing & { readonly clauses: readonly Line[] }) => {
  const t = useText(clauseTexts);
  const [only, setOnly] = useSearchText("only");
  const isFiltered = only === "gap";
  const lines = clauses.filter(({ state }) => !isFiltered || state === "gap");
  const grouped = Map.groupBy(lines, chapterOf);
  const gapsOf = (some: readonly Line[]) => some.filter(({ state }) => state === "gap").length;
  const groups = [...grouped];
  const [first] = groups.find(([, some]) => gapsOf(some) > 0) ?? groups[0] ?? [];
  return (
    <>
      <div className="row no-print">
        <span aria-live="polite">{t("shown", { count: lines.length })}</span>
        <button type="button" className="btn small" onClick={() => setOnly(isFiltered ? null : "gap")}>
          {t(isFiltered ? "all" : "gapsOnly")}
        </button>
      </div>
      {groups.map(([chapter, some]) => {
        const title = t(chapter === undefined ? "chapter.other" : `chapter.${chapter}`);
        return (
          <Fold
            key={`${title} ${isFiltered}`}
            isOpened={isFiltered || chapter === first}
            head={
              <>
                <h2>{title}</h2>
                <small>{t("chapterCount", { count: some.length, gaps: gapsOf(some) })}</small>
              </>
            }
          >
            <Lines title={title} lines={some} {...choosing} />
          </Fold>
        );
      })}
    </>
  );
};
