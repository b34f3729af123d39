import { partyRoutes, partyTexts } from "@touchstone/contract";
import { competenceFunctions, relationKinds } from "@touchstone/kernel";
import { useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { dayOrNone } from "./choose.ts";
import type { Relation } from "./terms.tsx";

type Params = { readonly organisation: string; readonly person: string };

export const RecordCompetence = ({ params, today }: { readonly params: Params; readonly today: string }) => {
  const t = useText(partyTexts);
  const [area, setArea] = useState("");
  const [duty, setDuty] = useState<(typeof competenceFunctions)[number]>("audit");
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  const [evidence, setEvidence] = useState("");
  const record = useCommand(partyRoutes.recordQualification);
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

const shortest = 2;

/** To a party on the platform, so that its cases know of it, or to one that is only named. */
export const DeclareRelation = ({ params }: { readonly params: Params }) => {
  const t = useText(partyTexts);
  const say = useBilingual();
  const [kind, setKind] = useState<(typeof relationKinds)[number]>("consultancy");
  const [name, setName] = useState("");
  const [party, setParty] = useState("");
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const declare = useCommand(partyRoutes.declareRelation);
  const found = useLoaded(
    partyRoutes.find,
    { query: { name } },
    { enabled: name.trim().length >= shortest, keep: "previous" },
  );
  const known = found.state === "ready" ? found.value.items : [];
  const chosen = known.find(({ id }) => id === party);
  return (
    <form
      className="form card card-body"
      onSubmit={(event) => {
        event.preventDefault();
        const to = chosen === undefined ? { id: null, name } : { id: chosen.id, name: say(chosen.name) };
        const body = { kind, to, since: dayOrNone(since), until: dayOrNone(until) };
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
      <Field label={t("otherParty")} hint={t("otherPartyHint")}>
        {(tie) => <input {...tie} required value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <Field label={t("onPlatform")}>
        {(tie) => (
          <select {...tie} value={chosen?.id ?? ""} onChange={({ target }) => setParty(target.value)}>
            <option value="">{t("notOnPlatform")}</option>
            {known.map((each) => (
              <option key={each.id} value={each.id}>
                {`${say(each.name)} · ${each.region}`}
              </option>
            ))}
          </select>
        )}
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

/** A relation that lasts ends on a day, said once; the distance counts from it. */
export const EndRelation = ({
  params,
  relations,
}: {
  readonly params: Params;
  readonly relations: readonly Relation[];
}) => {
  const t = useText(partyTexts);
  const [relation, setRelation] = useState("");
  const [until, setUntil] = useState("");
  const end = useCommand(partyRoutes.endRelation);
  const lasting = relations.filter((each) => each.until === null);
  const chosen = lasting.find(({ id }) => id === relation) ?? lasting[0];
  if (chosen === undefined) return null;
  return (
    <form
      className="form card card-body"
      onSubmit={(event) => {
        event.preventDefault();
        void end.run({ params: { ...params, relation: chosen.id }, body: { until } });
      }}
    >
      <h2>{t("endRelation")}</h2>
      <Field label={t("relations")}>
        {(tie) => (
          <select {...tie} value={chosen.id} onChange={({ target }) => setRelation(target.value)}>
            {lasting.map((each) => (
              <option key={each.id} value={each.id}>
                {`${t(`kind-${each.kind}`)} ${each.to.name}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("until")} hint={t("endHint")}>
        {(tie) => (
          <input {...tie} type="date" required value={until} onChange={({ target }) => setUntil(target.value)} />
        )}
      </Field>
      <div className="actions">
        <button type="submit" className="btn" disabled={end.status.state === "busy"}>
          {t("record")}
        </button>
      </div>
      <CommandOutcome of={end} />
    </form>
  );
};
