import { labelRoutes, labelTexts, type OutputOf, sayRecurrence } from "@touchstone/contract";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useLanguage, useText } from "../../shell/language.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";

type View = OutputOf<typeof labelRoutes.preview>["view"];

const tones: Readonly<Record<View["duties"][number]["standing"], Tone>> = {
  kept: "ok",
  overdue: "stop",
  none: "hold",
  undated: "off",
};

/** What a stranger will see, before it is public. */
export const LabelPreview = ({ view }: { readonly view: View }) => {
  const t = useText(labelTexts);
  const say = useBilingual();
  const { language } = useLanguage();
  const of = [view.organisation === null ? null : say(view.organisation), view.number, view.place];
  return (
    <section className="card" aria-label={t("previewTitle")}>
      <div className="card-body stack">
        <h2>{t("previewTitle")}</h2>
        <strong>{view.title}</strong>
        <small>
          {[...of, view.state === null ? null : say(view.state)].filter((part) => part !== null).join(" · ")}
        </small>
      </div>
      {view.duties.length === 0 ? null : (
        <DataTable
          caption={t("previewTitle")}
          rows={view.duties}
          rowKey={({ obligation }) => obligation}
          columns={[
            { key: "duty", head: t("duties"), cell: ({ duty }) => say(duty) },
            {
              key: "standing",
              head: t("label"),
              cell: ({ standing }) => <StateTag tone={tones[standing]}>{t(`standing.${standing}`)}</StateTag>,
            },
            {
              key: "frequency",
              head: t("frequency"),
              cell: ({ frequency }) => (frequency === null ? t("noFrequency") : sayRecurrence(frequency, language)),
            },
            {
              key: "last",
              head: t("last"),
              cell: ({ last }) =>
                last === null ? (
                  "–"
                ) : (
                  <>
                    <span className="num">{last.on}</span> {say(last.kind)}
                    <br />
                    <small className="num">{last.digest?.slice(0, 16) ?? t("noFile")}</small>
                  </>
                ),
            },
            { key: "next", head: t("next"), cell: ({ next }) => <span className="num">{next ?? "–"}</span> },
          ]}
        />
      )}
    </section>
  );
};
