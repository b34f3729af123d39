import { cycleTexts, type OutputOf, schemeRoutes, schemeTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { isDay } from "../shell/day.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { saveText } from "../shell/save-text.ts";
import { useSearchText } from "../shell/search.ts";

type Event = OutputOf<typeof schemeRoutes.simulate>["events"][number];

const isKnown = (what: string): what is keyof typeof cycleTexts => Object.hasOwn(cycleTexts, what);

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A fictive case of the scheme from a day that the reader chooses: by when what is due, and by which rule. */
export const SchemeCycle = ({ scheme, edition }: { readonly scheme: string; readonly edition: string }) => {
  const t = useText(schemeTexts);
  const c = useText(cycleTexts);
  const say = useBilingual();
  const [text, setText] = useSearchText("from");
  const from = text !== null && isDay(text) ? text : legalToday();
  const cycle = useLoaded(
    schemeRoutes.simulate,
    { params: { scheme }, query: { edition, from } },
    { keep: "previous" },
  );
  const words = ({ what, about }: Event): string =>
    isKnown(what) ? c(what, { about: about === null ? "" : say(about) }) : what;
  const save = (events: readonly Event[]): void => {
    const lines = events.map((event) =>
      [event.date, words(event), `${event.rule.source} ${event.rule.clause}`].map(quoted).join(","),
    );
    const head = [t("date"), t("what"), t("rule")].map(quoted).join(",");
    saveText([head, ...lines].join("\r\n"), `${scheme}-${from}.csv`);
  };
  return (
    <section className="card" aria-labelledby="cycle">
      <div className="card-head">
        <h2 id="cycle">{t("cycle")}</h2>
      </div>
      <div className="card-body stack">
        <p>{t("cycleLead")}</p>
        <Field label={t("from")} need="required">
          {(tie) => <input {...tie} type="date" value={from} onChange={(event) => setText(event.target.value)} />}
        </Field>
      </div>
      <Loading of={cycle}>
        {({ events }) =>
          events.length === 0 ? (
            <EmptyState title={t("nothingDue")} />
          ) : (
            <>
              <DataTable
                caption={t("cycle")}
                rows={events}
                rowKey={({ date, what, about }) => `${date} ${what} ${about?.en ?? ""}`}
                columns={[
                  { key: "date", head: t("date"), cell: ({ date }) => <span className="num">{date}</span> },
                  { key: "what", head: t("what"), cell: words },
                  {
                    key: "rule",
                    head: t("rule"),
                    cell: ({ rule }) => (
                      <small>
                        {rule.source} {rule.clause}
                      </small>
                    ),
                  },
                ]}
              />
              <div className="card-body">
                <button type="button" className="btn small" onClick={() => save(events)}>
                  {t("csv")}
                </button>
              </div>
            </>
          )
        }
      </Loading>
    </section>
  );
};
