import { causesOf, causesSvg, factorTexts, fishboneTexts } from "@touchstone/contract";
import { saveCsv } from "../../shell/csv.ts";
import { useLanguage, useText } from "../../shell/language.tsx";
import { saveFile } from "../../shell/save-file.ts";
import type { Kind, RecordView } from "./record-parts.ts";
import "./cause-picture.css";

/** The causes of a finding or an incident as a fishbone; the record's own table above says the same. */
export const CausePicture = ({ kind, record }: { readonly kind: Kind; readonly record: RecordView }) => {
  const t = useText(fishboneTexts);
  const factor = useText(factorTexts);
  const { language } = useLanguage();
  const found = causesOf(kind, record, language);
  if (found === null) return null;
  const { title, causes } = found;
  const svg = causesSvg({ title, of: record.title, on: record.history[0]?.on ?? "", causes }, language);
  return (
    <section className="card card-body stack cause-picture">
      <h2>{title}</h2>
      <div className="row">
        <button
          type="button"
          className="btn small"
          onClick={() => saveFile(new TextEncoder().encode(svg), `fishbone-${record.id}.svg`)}
        >
          {t("saveSvg")}
        </button>
        <button
          type="button"
          className="btn small"
          onClick={() =>
            saveCsv(
              `fishbone-${record.id}.csv`,
              [t("dimension"), t("cause")],
              causes.map((one) => [factor(one.factor), one.cause]),
            )
          }
        >
          {t("saveCsv")}
        </button>
      </div>
      <div className="scroll" role="group" aria-label={title} tabIndex={0}>
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
          alt={t("alt", { of: record.title, count: causes.length })}
        />
      </div>
    </section>
  );
};
