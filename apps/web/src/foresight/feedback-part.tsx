import { foresightPartyRoutes, interestedPartyTexts } from "@touchstone/contract";
import { feedbackKinds } from "@touchstone/register";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { CommandForm } from "../shell/command-form.tsx";
import { saveCsv } from "../shell/csv.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { isDay } from "../shell/day.ts";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import type { Counts, FeedbackView, PartyView } from "./party-words.ts";

type Line = Counts["total"] & { readonly name: string };

const CountTable = ({ counts }: { readonly counts: Counts }) => {
  const t = useText(interestedPartyTexts);
  const lines: readonly Line[] = [...counts.parties, { ...counts.total, name: t("total") }];
  const figure = (key: Exclude<keyof Line, "name">, head: string): Column<Line> => ({
    key,
    head,
    align: "right",
    cell: (line) => <span className="num">{line[key]}</span>,
  });
  const kinds = feedbackKinds.map((kind) => figure(kind, t(`feedback.${kind}`)));
  const columns: readonly Column<Line>[] = [
    { key: "name", head: t("party"), cell: ({ name }) => name },
    ...kinds,
    figure("entries", t("entries")),
    figure("voices", t("people")),
  ];
  const head = [t("party"), ...feedbackKinds.map((kind) => t(`feedback.${kind}`)), t("entries"), t("people")];
  const save = () =>
    saveCsv(
      `feedback-${counts.from}-${counts.to}.csv`,
      head,
      lines.map((line) => [line.name, ...feedbackKinds.map((kind) => line[kind]), line.entries, line.voices]),
    );
  return (
    <>
      <DataTable caption={t("counts")} columns={columns} rows={lines} rowKey={({ name }) => name} />
      <div className="card-body row">
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
    </>
  );
};

/** A day kept in the address; what is no day there counts as none. */
const useDay = (name: string, otherwise: string) => {
  const [text, setText] = useSearchText(name);
  return [text !== null && isDay(text) ? text : otherwise, setText] as const;
};

export const CountsPart = () => {
  const t = useText(interestedPartyTexts);
  const { here } = useWho();
  const { on } = useAsOf();
  const yearBefore = Temporal.PlainDate.from(on).subtract({ years: 1 }).toString();
  const [from, setFrom] = useDay("from", yearBefore);
  const [to, setTo] = useDay("to", on);
  const params = { organisation: here.organisation };
  const counts = useLoaded(foresightPartyRoutes.feedbackCounts, { params, query: { from, to } }, { keep: "previous" });
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("counts")}</h2>
      </div>
      <div className="card-body stack">
        <small>{t("countsHint")}</small>
        <div className="row">
          <Field label={t("from")}>
            {(tie) => <input {...tie} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
          </Field>
          <Field label={t("to")}>
            {(tie) => <input {...tie} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}
          </Field>
        </div>
      </div>
      <Loading of={counts}>{(value) => <CountTable counts={value} />}</Loading>
    </section>
  );
};

const Withdraw = ({ entry }: { readonly entry: FeedbackView }) => {
  const t = useText(interestedPartyTexts);
  const { here, may } = useWho();
  if (entry.withdrawn !== null) return <small>{t("withdrawn", entry.withdrawn)}</small>;
  return may("register.write") ? (
    <CommandForm
      route={foresightPartyRoutes.withdrawFeedback}
      act={t("withdraw")}
      fields={[{ name: "reason", label: t("reason"), kind: "line" }]}
      input={({ texts }) => ({ params: { organisation: here.organisation, feedback: entry.id }, body: texts })}
    />
  ) : null;
};

export const RecentPart = ({ parties }: { readonly parties: readonly PartyView[] }) => {
  const t = useText(interestedPartyTexts);
  const { here } = useWho();
  const params = { organisation: here.organisation };
  const recent = useLoaded(foresightPartyRoutes.feedback, { params, query: { limit: 20 } });
  const nameOf = (id: string) => parties.find((party) => party.id === id)?.name ?? "–";
  const columns: readonly Column<FeedbackView>[] = [
    { key: "on", head: t("on"), cell: ({ on }) => <span className="num">{on}</span> },
    { key: "party", head: t("party"), cell: ({ party }) => nameOf(party) },
    { key: "kind", head: t("feedbackKind"), cell: ({ kind }) => t(`feedback.${kind}`) },
    { key: "said", head: t("said"), cell: ({ text, channel }) => `${text} (${channel})` },
    { key: "voices", head: t("people"), align: "right", cell: ({ voices }) => <span className="num">{voices}</span> },
    { key: "withdraw", head: t("withdraw"), cell: (entry) => <Withdraw entry={entry} /> },
  ];
  return (
    <Loading of={recent}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section className="card">
            <div className="card-head">
              <h2>{t("recent")}</h2>
            </div>
            <DataTable caption={t("recent")} columns={columns} rows={items} rowKey={({ id }) => id} />
          </section>
        )
      }
    </Loading>
  );
};
