import { Link } from "@tanstack/react-router";
import { evidenceRoutes, evidenceTexts, type OutputOf } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePaged } from "../../shell/paged.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { EvidenceTag } from "./evidence-tag.tsx";
import { sayBytes } from "./say-bytes.ts";
import { UploadPanel } from "./upload-panel.tsx";

type Answer = OutputOf<typeof evidenceRoutes.list>;
type Item = Answer["items"][number];
const filters = ["expiring", "expired", "unlinked", "destroyed", "infected"] as const;

const useColumns = (): readonly Column<Item>[] => {
  const t = useText(evidenceTexts);
  return [
    {
      key: "name",
      head: t("file"),
      cell: ({ id, name, bytes, scan }) => (
        <div>
          <Link to="/evidence/$evidence" params={{ evidence: id }}>
            {name}
          </Link>
          <div>
            <small>
              {sayBytes(bytes)} · {t(`scan.${scan.state}`)}
            </small>
          </div>
        </div>
      ),
    },
    { key: "state", head: t("state"), cell: ({ state }) => <EvidenceTag state={state} /> },
    { key: "taken", head: t("takenOn"), cell: ({ takenOn }) => <span className="num">{takenOn}</span> },
    {
      key: "until",
      head: t("validUntil"),
      cell: ({ validUntil }) => <span className="num">{validUntil ?? t("always")}</span>,
    },
    { key: "rows", head: t("rows"), align: "right", cell: ({ rows }) => <span className="num">{rows}</span> },
  ];
};

const useFilter = () => {
  const [state, setState] = useSearchText("state");
  const [search, setSearch] = useSearchText("search");
  return { state: filters.find((one) => one === state) ?? null, setState, search: search ?? "", setSearch };
};

const Filters = ({ state, setState, search, setSearch }: ReturnType<typeof useFilter>) => {
  const t = useText(evidenceTexts);
  return (
    <div className="row">
      <Field label={t("state")}>
        {(tie) => (
          <select {...tie} value={state ?? ""} onChange={(event) => setState(event.target.value || null)}>
            <option value="">{t("all")}</option>
            {filters.map((one) => (
              <option key={one} value={one}>
                {t(`filter.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("search")} need="optional">
        {(tie) => (
          <input {...tie} type="search" value={search} onChange={(event) => setSearch(event.target.value || null)} />
        )}
      </Field>
    </div>
  );
};

const List = ({ items, isFiltered }: { readonly items: readonly Item[]; readonly isFiltered: boolean }) => {
  const t = useText(evidenceTexts);
  const columns = useColumns();
  if (items.length === 0)
    return isFiltered ? (
      <EmptyState title={t("noneFound")} />
    ) : (
      <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
    );
  const save = () =>
    saveCsv(
      "evidence.csv",
      [t("file"), t("state"), t("takenOn"), t("validFrom"), t("validUntil"), t("record"), t("rows"), t("digest")],
      items.map((one) => [
        one.name,
        t(`state.${one.state}`),
        one.takenOn,
        one.validFrom,
        one.validUntil,
        one.record,
        one.rows,
        one.digest,
      ]),
    );
  return (
    <>
      <DataTable caption={t("title")} columns={columns} rows={items} rowKey={({ id }) => id} />
      <div className="card-body row">
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
    </>
  );
};

const House = ({ quota, scanner }: Pick<Answer, "quota" | "scanner">) => {
  const t = useText(evidenceTexts);
  return (
    <div className="stack">
      {scanner === null ? <div className="notice hold">{t("noScanner")}</div> : null}
      <small>{t("keepsAll")}</small>
      <small className="num">{t("quota", { used: sayBytes(quota.used), bytes: sayBytes(quota.bytes) })}</small>
    </div>
  );
};

export const Page = () => {
  const t = useText(evidenceTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const filter = useFilter();
  const { state, search } = filter;
  const params = { organisation: here.organisation };
  const asked = { on, ...(state === null ? {} : { state }), ...(search === "" ? {} : { search }) };
  const pages = usePaged(evidenceRoutes.list, (cursor) => ({ params, query: { ...asked, ...cursor } }));
  const house = useLoaded(evidenceRoutes.list, { params, query: { limit: 1 } });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name), date: on })} title={t("title")} />
      <Loading of={house}>
        {(value) => (
          <>
            <p>{t("lead", { days: value.warnDays })}</p>
            {may("register.write") ? (
              <UploadPanel organisation={here.organisation} mostBytes={value.mostBytes} />
            ) : null}
            <House quota={value.quota} scanner={value.scanner} />
          </>
        )}
      </Loading>
      <Filters {...filter} />
      <section className="card">
        <Loading of={pages}>
          {(value) => (
            <>
              <List items={value.items} isFiltered={state !== null || search !== ""} />
              <More of={value} />
            </>
          )}
        </Loading>
      </section>
    </div>
  );
};
