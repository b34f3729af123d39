import { recordRoutes, recordTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { type Data } from "../../shell/record/data.ts";
import { dataOf, draftOf, type Sent } from "../../shell/record/draft.ts";
import { LinkDrawer } from "../../shell/record/link-drawer.ts";
import { RecordFields } from "../../shell/record/record-fields.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useWho } from "../../shell/session.tsx";
import { drawLink } from "./link-control.tsx";
import { askedBy, fieldsOf, type Kind, type RecordView, type Step, usePeople } from "./record-parts.ts";

type Given = { readonly kind: Kind; readonly record: RecordView; readonly onDone: () => void };

// The schema of the route says "any JSON"; the server checked it against these very fields.
const valuesOf = (record: RecordView): Data => record.values as Data;

/** Takes a step: what it asks, with what the record says already. */
export const StepForm = ({ kind, record, step, onDone }: Given & { readonly step: Step }) => {
  const say = useBilingual();
  const { here } = useWho();
  const parties = usePeople();
  const work = useCommand(recordRoutes.step);
  const judge = useCommand(recordRoutes.judge);
  const command = step.separate.length > 0 ? judge : work;
  const fields = askedBy(kind, step);
  const [draft, setDraft] = useState(() => draftOf(fieldsOf(kind), valuesOf(record)));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const body = { step: step.id, values: dataOf(fields, draft, parties), expected: record.version };
    const done = await command.run({ params: { organisation: here.organisation, record: record.id }, body });
    if (done !== null) onDone();
  };
  return (
    <form className="form" noValidate onSubmit={(event) => void send(event)}>
      <LinkDrawer value={drawLink}>
        <RecordFields fields={fields} draft={draft} parties={parties} onChange={setDraft} />
      </LinkDrawer>
      <CommandOutcome of={command} />
      <div>
        <button type="submit" className="btn primary" disabled={command.status.state === "busy"}>
          {say(step.title)}
        </button>
      </div>
    </form>
  );
};

/** Only what differs is sent; what was emptied is sent as null. */
const changes = (fields: Kind["fields"], before: Data, now: { readonly [field: string]: Sent }) =>
  Object.fromEntries(
    fields
      .map(({ id }): readonly [string, Sent] => [id, now[id] ?? null])
      .filter(([id, value]) => JSON.stringify(value) !== JSON.stringify(before[id] ?? null))
      .filter(([id, value]) => !(Array.isArray(before[id]) && value === null && before[id].length === 0)),
  );

export const AmendForm = ({ kind, record, onDone }: Given) => {
  const t = useText(recordTexts);
  const { here } = useWho();
  const parties = usePeople();
  const command = useCommand(recordRoutes.amend);
  const fields = fieldsOf(kind).filter(({ id }) => record.amendable.includes(id));
  const [draft, setDraft] = useState(() => draftOf(fieldsOf(kind), valuesOf(record)));
  const [reason, setReason] = useState("");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const values = changes(fields, valuesOf(record), dataOf(fields, draft, parties));
    const body = { reason, values, expected: record.version };
    const done = await command.run({ params: { organisation: here.organisation, record: record.id }, body });
    if (done !== null) onDone();
  };
  return (
    <form className="form" noValidate onSubmit={(event) => void send(event)}>
      <Field label={t("amendReason")} hint={t("amendHint")}>
        {(tie) => (
          <input {...tie} required maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <LinkDrawer value={drawLink}>
        <RecordFields fields={fields} draft={draft} parties={parties} onChange={setDraft} />
      </LinkDrawer>
      <CommandOutcome of={command} />
      <div className="row">
        <button type="submit" className="btn primary" disabled={command.status.state === "busy"}>
          {t("amend")}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
};
