import { Link } from "@tanstack/react-router";
import {
  type OutputOf,
  standingTexts,
  statementDeskTexts,
  statementPageTexts,
  statementRoutes,
} from "@touchstone/contract";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { More, usePaged } from "../shell/paged.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { OutlookDay, OutlookTag } from "./outlook-list.tsx";
import { StandingTag } from "./standing-tag.tsx";

type Line = OutputOf<typeof statementRoutes.list>["items"][number];

const standings = ["in-force", "suspended", "withdrawn", "cancelled", "expired", "transferred"] as const;

const Lines = ({ lines }: { readonly lines: readonly Line[] }) => {
  const t = useText(statementPageTexts);
  const desk = useText(statementDeskTexts);
  const say = useBilingual();
  return (
    <DataTable
      caption={t("title")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "number",
          head: t("number"),
          cell: (line) => (
            <Link to="/statements/$statement" params={{ statement: line.id }} className="num">
              {line.number}
            </Link>
          ),
        },
        { key: "holder", head: t("holder"), cell: (line) => say(line.holder) },
        { key: "standing", head: t("standing"), cell: (line) => <StandingTag standing={line.standing} /> },
        { key: "issued", head: t("issued"), cell: (line) => <span className="num">{line.issuedOn}</span> },
        { key: "until", head: t("until"), cell: (line) => <span className="num">{line.validUntil}</span> },
        {
          key: "next",
          head: desk("nextColumn"),
          cell: ({ next }) =>
            next === null ? (
              "–"
            ) : (
              <>
                <OutlookTag line={next} /> <OutlookDay line={next} />
              </>
            ),
        },
      ]}
    />
  );
};

export const Page = () => {
  const t = useText(statementPageTexts);
  const word = useText(standingTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on, stands } = useAsOf();
  const desk = useText(statementDeskTexts);
  const [search, setSearch] = useSearchText("search");
  const [asked, setAsked] = useSearchText("standing");
  const standing = standings.find((one) => one === asked);
  const found = usePaged(statementRoutes.list, (cursor) => ({
    params: { organisation: here.organisation },
    query: {
      ...cursor,
      ...(standing === undefined ? {} : { standing }),
      ...(stands === "today" ? {} : { on }),
      ...(search === null || search.trim() === "" ? {} : { search }),
    },
  }));
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { organisation: say(here.name), on })}
        title={t("title")}
        actions={
          <Link className="btn" to="/statements/tables">
            {desk("tables")}
          </Link>
        }
      />
      <div className="row">
        <Field label={t("search")}>
          {(tie) => (
            <input {...tie} type="search" value={search ?? ""} onChange={(event) => setSearch(event.target.value)} />
          )}
        </Field>
        <Field label={t("standing")}>
          {(tie) => (
            <select {...tie} value={standing ?? ""} onChange={(event) => setAsked(event.target.value)}>
              <option value="">{t("allStandings")}</option>
              {standings.map((one) => (
                <option key={one} value={one}>
                  {word(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="card">
        <Loading of={found}>
          {(value) =>
            value.items.length === 0 ? (
              <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
            ) : (
              <>
                <Lines lines={value.items} />
                <More of={value} />
              </>
            )
          }
        </Loading>
      </div>
    </div>
  );
};
