import { gridTexts, registerTexts } from "@touchstone/contract";
import { demandColumns } from "@touchstone/register";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useAsOf } from "../../shell/as-of.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useText } from "../../shell/language.tsx";
import { Waiting } from "../../shell/loading.tsx";
import { Fault, Refusals } from "../../shell/refusals.tsx";
import { useWho } from "../../shell/session.tsx";
import { RegisterFilters } from "../register-filters.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import { type GridRows, useGridRows } from "./grid-rows.ts";
import { GridTable } from "./grid-table.tsx";
import { useChanges } from "./use-changes.ts";
import { type Looked, useView } from "./view-address.ts";
import { ViewsBar } from "./views-bar.tsx";
import { WorkPanel } from "./work-panel.tsx";

const KeysDialog = lazy(async () => ({ default: (await import("./keys-dialog.tsx")).KeysDialog }));

type Ready = Extract<GridRows, { readonly state: "ready" }>;
type HeldProps = {
  readonly held: Ready;
  readonly view: Looked;
  readonly look: (next: Partial<Looked>) => void;
};

const HeldRows = ({ held, view, look }: HeldProps) => {
  const t = useText(gridTexts);
  const { here, may } = useWho();
  const changes = useChanges({ organisation: here.organisation, refresh: held.refresh });
  const [help, setHelp] = useState<"open" | "shut">("shut");
  const { head, tail, total } = held;
  const rows = { head, tail, missing: Math.max(0, total - head.length - tail.length) };
  return (
    <>
      <GridTable
        rows={rows}
        total={held.total}
        readOn={held.readOn}
        readEnd={held.readEnd}
        shown={view.columns}
        group={view.group}
        sort={view.sort}
        sortBy={(sort) => look({ sort })}
        mayWrite={may("register.write")}
        changes={changes}
        help={() => setHelp("open")}
      />
      <WorkPanel changes={changes} />
      <div className="row sheet-foot">
        <small>{t("keysHint")}</small>
        <button type="button" className="btn small" onClick={() => setHelp("open")}>
          {t("keys")}
        </button>
      </div>
      {help === "open" ? (
        <Suspense>
          <KeysDialog close={() => setHelp("shut")} />
        </Suspense>
      ) : null}
    </>
  );
};

/** The register as one works in it: views, filters, columns, and the grid. `empty` is what a register without rows says. */
export const RegisterSheet = ({ empty }: { readonly empty: ReactNode }) => {
  const t = useText(registerTexts);
  const { here } = useWho();
  const { on } = useAsOf();
  const { view, look, isPlain } = useView();
  const { columns, state, owner, area, search, sort, group } = view;
  const asksLaws = columns.some((column) => demandColumns.some((one) => one === column));
  const held = useGridRows(
    { organisation: here.organisation },
    {
      on,
      sort,
      laws: asksLaws ? "with" : "without",
      ...(state === null ? {} : { state }),
      ...(owner === null ? {} : { owner }),
      ...(area === null ? {} : { area }),
      ...(search === null ? {} : { search }),
      ...(group === null ? {} : { group }),
    },
  );
  const isFiltered = [state, owner, area, search].some((part) => part !== null);
  const drawn = (): ReactNode => {
    if (held.state === "loading") return <Waiting />;
    if (held.state === "refused") return <Refusals problem={held.problem} />;
    if (held.state === "failed") return <Fault fault={held.fault} retry={held.retry} />;
    if (held.head.length > 0) return <HeldRows held={held} view={view} look={look} />;
    return isFiltered ? <EmptyState title={t("noneFound")}>{t("noneFoundHint")}</EmptyState> : empty;
  };
  return (
    <>
      <div className="register-filters">
        <ViewsBar view={view} look={look} isPlain={isPlain} />
        <RegisterFilters view={view} look={look} />
        <ColumnsMenu shown={columns} show={(next) => look({ columns: next })} />
      </div>
      <div className="card">{drawn()}</div>
    </>
  );
};
