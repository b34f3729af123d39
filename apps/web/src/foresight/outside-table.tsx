import { scopeActivityRoutes, scopeActivityTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand } from "../shell/api.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { useText } from "../shell/language.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { ActivityLink, type Beside, keyOf, type Line, type Outside, TaskLink, useLineName } from "./activity-words.tsx";

/** Lines of the scope to choose from; one in the activity's own words stands first chosen, and a person sends it. */
const PutForm = ({ of, lines }: { readonly of: Outside; readonly lines: readonly Line[] }) => {
  const t = useText(scopeActivityTexts);
  const name = useLineName();
  const { here } = useWho();
  const put = useCommand(scopeActivityRoutes.place);
  const fitting = lines.filter(({ list }) => (list === "served") === (of.sort === "served"));
  const [chosen, setChosen] = useState(of.same === null ? "" : keyOf(of.same));
  if (fitting.length === 0) return null;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = readForm(event.currentTarget).one("line");
    const line = fitting.find((each) => keyOf(each) === key) ?? null;
    if (line === null) return;
    void put.run({ params: { organisation: here.organisation, activity: of.record }, body: { line } });
  };
  return (
    <form className="row" onSubmit={send}>
      <select
        name="line"
        required
        aria-label={`${t("line")}: ${of.title}`}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">{t("choose")}</option>
        {fitting.map((line) => (
          <option key={keyOf(line)} value={keyOf(line)}>
            {name(line)}
          </option>
        ))}
      </select>
      <button type="submit" className="btn small" aria-label={t("putThis", { title: of.title })}>
        {t("put")}
      </button>
      <CommandOutcome of={put} />
    </form>
  );
};

const Correct = ({ of, mayWrite }: { readonly of: Outside; readonly mayWrite: boolean }) => {
  const t = useText(scopeActivityTexts);
  const { here } = useWho();
  const correct = useCommand(scopeActivityRoutes.correct);
  const { task, record: activity, title } = of;
  const canOpen = mayWrite && of.why !== "no-scope" && task?.final !== false;
  return (
    <>
      {task === null ? null : <TaskLink task={task} />}
      {canOpen ? (
        <button
          type="button"
          className="btn small"
          aria-label={t("correctThis", { title })}
          disabled={correct.status.state === "busy"}
          onClick={() => void correct.run({ params: { organisation: here.organisation, activity } })}
        >
          {t("correct")}
        </button>
      ) : null}
      <CommandOutcome of={correct} />
    </>
  );
};

type Props = { readonly beside: Beside; readonly mayWrite: boolean };

export const OutsideTable = ({ beside, mayWrite }: Props) => {
  const t = useText(scopeActivityTexts);
  const columns: readonly Column<Outside>[] = [
    { key: "activity", head: t("activity"), cell: (one) => <ActivityLink of={one} /> },
    { key: "place", head: t("place"), cell: ({ place }) => place },
    { key: "since", head: t("since"), cell: ({ since }) => <span className="num">{since}</span> },
    { key: "why", head: t("why"), cell: ({ why, line }) => t(`why.${why}`, { line: line?.text ?? "" }) },
    ...(mayWrite
      ? [{ key: "line", head: t("line"), cell: (one: Outside) => <PutForm of={one} lines={beside.lines} /> }]
      : []),
    { key: "task", head: t("task"), cell: (one) => <Correct of={one} mayWrite={mayWrite} /> },
  ];
  return (
    <DataTable
      caption={t("outside", { count: beside.counts.outside })}
      columns={columns}
      rows={beside.outside}
      rowKey={({ record }) => record}
    />
  );
};
