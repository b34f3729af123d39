import { casePageTexts, caseRoutes } from "@touchstone/contract";
import { lazy, Suspense } from "react";
import { useCommand } from "../shell/api.ts";
import { useBilingual, useText } from "../shell/language.tsx";
import { RecordValues } from "../shell/record/record-values.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import type { CaseRecord, CaseView, SchemeView } from "./case-words.tsx";
import { Signatures } from "./documents.tsx";
import { asksForScope, recordData } from "./record-data.ts";

// One record of a case asks for a scope.
const ScopeDiffers = lazy(async () => ({ default: (await import("./stated-scope.tsx")).ScopeDiffers }));

const Sign = ({ view, record }: { readonly view: CaseView; readonly record: CaseRecord }) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const sign = useCommand(caseRoutes.sign);
  const asked = view.steps.filter(({ act, on, mine }) => act === "sign-record" && on.id === record.id && mine);
  if (asked.length === 0) return null;
  return (
    <div className="stack">
      <small>{t("signLead")}</small>
      <CommandOutcome of={sign} />
      <div className="row">
        {record.missing
          .filter(({ signature }) => asked.some(({ key }) => key.endsWith(`:${signature}`)))
          .map(({ signature, title }) => (
            <button
              key={signature}
              type="button"
              className="btn primary"
              disabled={sign.status.state === "busy"}
              onClick={() => void sign.run({ params: { case: view.id, record: record.id }, body: { signature } })}
            >
              {t("sign", { as: told(title) })}
            </button>
          ))}
      </div>
    </div>
  );
};

type Props = {
  readonly view: CaseView;
  readonly kind: SchemeView["records"][number];
  readonly record: CaseRecord;
  readonly onEdit: () => void;
};

/** A record as it was filed, with its signatures, and what may still be done with it. */
export const FiledRecord = ({ view, kind, record, onEdit }: Props) => {
  const t = useText(casePageTexts);
  return (
    <div className="card card-body stack">
      <div className="row small">
        <span className="num">{record.number}</span> {t("filed", { name: record.name, on: record.on })}
      </div>
      <RecordValues fields={kind.fields} data={recordData(record)} />
      {asksForScope(kind) ? (
        <Suspense fallback={null}>
          <ScopeDiffers view={view} />
        </Suspense>
      ) : null}
      <div>
        <h2>{t("signatures")}</h2>
        <Signatures of={record} />
      </div>
      <Sign view={view} record={record} />
      {view.review === null && view.decision === null ? (
        <div>
          <button type="button" className="btn small" onClick={onEdit}>
            {t("fileAgain")}
          </button>
        </div>
      ) : null}
    </div>
  );
};
