import { Link } from "@tanstack/react-router";
import { assessmentRoutes, ismsRoutes, threatTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useLanguage, useText } from "../../shell/language.tsx";
import { readForm } from "../../shell/read-form.ts";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";

type Props = { readonly chosen: readonly string[]; readonly clear: () => void };
type Added = { readonly adopted: number; readonly unchanged: number };

const Assets = ({ count }: { readonly count: (assets: number) => void }) => {
  const t = useText(threatTexts);
  const { here } = useWho();
  const assets = useLoaded(ismsRoutes.assets, { params: { organisation: here.organisation } });
  const listed = assets.state === "ready" ? assets.value.assets : [];
  return (
    <fieldset
      onChange={(event) => count(event.currentTarget.querySelectorAll("input:checked").length)}
      className="stack"
    >
      <legend>{t("assets")}</legend>
      {listed.length === 0 ? (
        <span>
          {t("noAssets")}{" "}
          <Link className="link" to="/register/isms/assets">
            {t("toAssets")}
          </Link>
        </span>
      ) : null}
      {listed.map(({ id, name }) => (
        <label key={id} className="choice">
          <input type="checkbox" name="asset" value={id} /> {name}
        </label>
      ))}
    </fieldset>
  );
};

/** Sets of criteria for information security: with one chosen, each row's assessment is begun as well. */
const Criteria = () => {
  const t = useText(threatTexts);
  const { here } = useWho();
  const sets = useLoaded(assessmentRoutes.criteria, { params: { organisation: here.organisation } });
  const fitting = sets.state === "ready" ? sets.value.sets.filter(({ method }) => method.kind === "isms") : [];
  return fitting.length === 0 ? null : (
    <Field label={t("criteria")}>
      {(tie) => (
        <select {...tie} name="criteria">
          <option value="">{t("noCriteria")}</option>
          {fitting.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** What was chosen becomes rows of the register: every threat with every asset, or alone. */
export const AdoptBar = ({ chosen, clear }: Props) => {
  const t = useText(threatTexts);
  const { language } = useLanguage();
  const { here } = useWho();
  const [market] = useSearchText("market");
  const [assets, setAssets] = useState(0);
  const [added, setAdded] = useState<Added | null>(null);
  const command = useCommand(ismsRoutes.adopt);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one, all } = readForm(event.currentTarget);
    const done = await command.run({
      params: { organisation: here.organisation },
      body: {
        threats: [...chosen],
        assets: [...all("asset")],
        owner: one("owner"),
        area: one("area"),
        language,
        markets: market === null ? [] : [market],
        ...(one("criteria") === "" ? {} : { criteria: one("criteria") }),
      },
    });
    setAdded(done === null ? null : { adopted: done.adopted.length, unchanged: done.unchanged });
    if (done !== null) clear();
  };
  return (
    <form className="card" onSubmit={(event) => void send(event)}>
      <div className="card-body stack">
        <div className="isms-filters">
          <Field label={t("owner")} need="optional">
            {(tie) => <input {...tie} name="owner" maxLength={300} />}
          </Field>
          <Field label={t("area")}>
            {(tie) => <input {...tie} name="area" required maxLength={300} defaultValue={t("areaInitial")} />}
          </Field>
          <Criteria />
        </div>
        <Assets count={setAssets} />
        <div className="row" aria-live="polite">
          <span>{t("chosen", { threats: chosen.length, assets, rows: chosen.length * Math.max(1, assets) })}</span>
          <button
            type="submit"
            className="btn primary"
            disabled={chosen.length === 0 || command.status.state === "busy"}
          >
            {t("add")}
          </button>
          <button type="button" className="btn" onClick={clear}>
            {t("clear")}
          </button>
        </div>
        <CommandOutcome of={command} />
        {added === null ? null : (
          <div className="row" role="status">
            <span>{t("addedNow", added)}</span>
            <Link className="link" to="/register">
              {t("toRegister")}
            </Link>
            <Link className="link" to="/register/isms/soa">
              {t("toSoa")}
            </Link>
          </div>
        )}
      </div>
    </form>
  );
};
