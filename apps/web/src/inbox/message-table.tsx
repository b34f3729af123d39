import { type noticeRoutes, noticeTexts, type OutputOf } from "@touchstone/contract";
import type { ReactNode } from "react";
import { saveCsv } from "../shell/csv.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";

export type Message = OutputOf<typeof noticeRoutes.deliveries>["items"][number];

const tones = { waiting: "wait", sent: "ok", failed: "stop", dropped: "off" } as const;

type Props = {
  readonly caption: string;
  readonly rows: readonly Message[];
  readonly file: string;
  readonly act?: (message: Message) => ReactNode;
};

export const MessageTable = ({ caption, rows, file, act }: Props) => {
  const t = useText(noticeTexts);
  const kindOf = ({ kind, total }: Message): string =>
    kind === "test" ? t("kind.test") : total === null ? t("erased") : t("kind.digest", { total });
  const attemptText = ({ at, status, what }: Message["attempts"][number]): string =>
    `${at.slice(0, 19)}Z ${status ?? "–"} ${t("what", { what })}`.trim();
  const columns: readonly Column<Message>[] = [
    { key: "day", head: t("day"), cell: ({ day }) => <span className="num">{day}</span> },
    { key: "kind", head: t("kind"), cell: kindOf },
    {
      key: "result",
      head: t("result"),
      cell: ({ standing }) => <StateTag tone={tones[standing]}>{t(`message.${standing}`)}</StateTag>,
    },
    {
      key: "attempts",
      head: t("attempts"),
      cell: ({ attempts }) =>
        attempts.length === 0 ? "–" : attempts.map((one) => <div key={one.at + one.what}>{attemptText(one)}</div>),
    },
    ...(act === undefined ? [] : [{ key: "acts", head: t("acts"), cell: act }]),
  ];
  const save = () =>
    saveCsv(
      file,
      [t("day"), t("kind"), t("result"), t("attempts")],
      rows.map((row) => [row.day, kindOf(row), t(`message.${row.standing}`), row.attempts.map(attemptText).join("; ")]),
    );
  return (
    <>
      <div className="card-head">
        <h3>{caption}</h3>
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
      <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />
    </>
  );
};
