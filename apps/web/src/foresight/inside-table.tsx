import { scopeActivityRoutes, scopeActivityTexts } from "@touchstone/contract";
import { useCommand } from "../shell/api.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { ActivityLink, type Beside, type Inside, TaskLink, useLineName } from "./activity-words.tsx";

const TakeOut = ({ of: { record: activity, title } }: { readonly of: Inside }) => {
  const t = useText(scopeActivityTexts);
  const { here } = useWho();
  const place = useCommand(scopeActivityRoutes.place);
  const params = { organisation: here.organisation, activity };
  return (
    <>
      <button
        type="button"
        className="btn small"
        aria-label={t("takeOutThis", { title })}
        disabled={place.status.state === "busy"}
        onClick={() => void place.run({ params, body: { line: null } })}
      >
        {t("takeOut")}
      </button>
      <CommandOutcome of={place} />
    </>
  );
};

type Props = { readonly beside: Beside; readonly mayWrite: boolean };

export const InsideTable = ({ beside, mayWrite }: Props) => {
  const t = useText(scopeActivityTexts);
  const name = useLineName();
  const columns: readonly Column<Inside>[] = [
    { key: "activity", head: t("activity"), cell: (one) => <ActivityLink of={one} /> },
    { key: "place", head: t("place"), cell: ({ place }) => place },
    { key: "since", head: t("since"), cell: ({ since }) => <span className="num">{since}</span> },
    {
      key: "line",
      head: t("line"),
      cell: (one) => (
        <div className="row">
          {name(one.line)}
          {mayWrite ? <TakeOut of={one} /> : null}
        </div>
      ),
    },
    { key: "task", head: t("task"), cell: ({ task }) => (task === null ? "–" : <TaskLink task={task} />) },
  ];
  return (
    <DataTable
      caption={t("allInside", { count: beside.counts.inside })}
      columns={columns}
      rows={beside.inside}
      rowKey={({ record }) => record}
    />
  );
};
