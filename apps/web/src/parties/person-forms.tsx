import { partyTexts, routes } from "@touchstone/contract";
import { competenceFunctions, relationKinds } from "@touchstone/kernel";
import { useState } from "react";
import { useCommand } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";

type Params = { readonly organisation: string; readonly person: string };

const dayOrNone = (text: string): string | null => (text === "" ? null : text);

export const RecordCompetence = ({ params, today }: { readonly params: Params; readonly today: string }) => {
  const t = useText(partyTexts);
  const [area, setArea] = useState("");
  const [duty, setDuty] = useState<(typeof competenceFunctions)[number]>("audit");
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  const [evidence, setEvidence] = useState("");
  const record = useCommand(routes.parties.recordQualification);
  return (
    <form
      className="form card card-body"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { area, function: duty, from, until: dayOrNone(until), evidence };
        void record.run({ params, body }).then((done) => {
          if (done !== null) setEvidence("");
        });
      }}
    >
      <h2>{t("recordCompetence")}</h2>
      <Field label={t("function")}>
        {(tie) => (
          <select
            {...tie}
            value={duty}
            onChange={({ target }) => setDuty(competenceFunctions.find((each) => each === target.value) ?? duty)}
          >
            {competenceFunctions.map((each) => (
              <option key={each} value={each}>
                {t(`function-${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("area")}>
        {(tie) => <input {...tie} required value={area} onChange={({ target }) => setArea(target.value)} />}
      </Field>
      <Field label={t("from")}>
        {(tie) => <input {...tie} type="date" required value={from} onChange={({ target }) => setFrom(target.value)} />}
      </Field>
      <Field label={t("until")} need="optional">
        {(tie) => <input {...tie} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />}
      </Field>
      <Field label={t("evidence")}>
        {(tie) => <input {...tie} required value={evidence} onChange={({ target }) => setEvidence(target.value)} />}
      </Field>
      <div className="actions">
        <button type="submit" className="btn" disabled={record.status.state === "busy"}>
          {t("record")}
        </button>
      </div>
      <CommandOutcome of={record} />
    </form>
  );
};

export const DeclareRelation = ({ params }: { readonly params: Params }) => {
  const t = useText(partyTexts);
  const [kind, setKind] = useState<(typeof relationKinds)[number]>("consultancy");
  const [name, setName] = useState("");
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const declare = useCommand(routes.parties.declareRelation);
  return (
    <form
      className="form card card-body"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { kind, to: { id: null, name }, since: dayOrNone(since), until: dayOrNone(until) };
        void declare.run({ params, body }).then((done) => {
          if (done !== null) setName("");
        });
      }}
    >
      <h2>{t("declareRelation")}</h2>
      <Field label={t("kind")}>
        {(tie) => (
          <select
            {...tie}
            value={kind}
            onChange={({ target }) => setKind(relationKinds.find((each) => each === target.value) ?? kind)}
          >
            {relationKinds.map((each) => (
              <option key={each} value={each}>
                {t(`kind-${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("otherParty")}>
        {(tie) => <input {...tie} required value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <Field label={t("since")} need="optional">
        {(tie) => <input {...tie} type="date" value={since} onChange={({ target }) => setSince(target.value)} />}
      </Field>
      <Field label={t("until")} need="optional">
        {(tie) => <input {...tie} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />}
      </Field>
      <div className="actions">
        <button type="submit" className="btn" disabled={declare.status.state === "busy"}>
          {t("record")}
        </button>
      </div>
      <CommandOutcome of={declare} />
    </form>
  );
};
