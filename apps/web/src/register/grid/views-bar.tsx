import { gridTexts, registerGridRoutes } from "@touchstone/contract";
import { type FormEvent, useEffect, useRef } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { readForm } from "../../shell/read-form.ts";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useWho } from "../../shell/session.tsx";
import { isSame, type KeptView, type Looked, usualView } from "./view-address.ts";

type Props = {
  readonly view: Looked;
  readonly look: (next: Partial<Looked>) => void;
  /** The address names no view, so that the one that opens may. */
  readonly isPlain: boolean;
};

const lookedOf = ({ id: _id, name: _name, reach: _reach, opens: _opens, ...looked }: KeptView): Looked => looked;

const SaveView = ({ view }: Pick<Props, "view">) => {
  const t = useText(gridTexts);
  const { here, may } = useWho();
  const keep = useCommand(registerGridRoutes.keepView);
  const details = useRef<HTMLDetailsElement>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one, all } = readForm(event.currentTarget);
    const reach = one("reach") === "organisation" ? "organisation" : "own";
    const body = { ...view, name: one("name"), reach, opens: all("opens").length > 0 } as const;
    const kept = await keep.run({ params: { organisation: here.organisation }, body });
    if (kept !== null && details.current !== null) details.current.open = false;
  };
  return (
    <details ref={details} className="act menu">
      <summary className="btn small">{t("viewSave")}</summary>
      <form className="form" onSubmit={(event) => void send(event)}>
        <Field label={t("viewName")}>{(tie) => <input {...tie} name="name" required maxLength={60} />}</Field>
        <Field label={t("viewFor")}>
          {(tie) => (
            <select {...tie} name="reach">
              <option value="own">{t("viewForOwn")}</option>
              {may("register.write") ? <option value="organisation">{t("viewForAll")}</option> : null}
            </select>
          )}
        </Field>
        <label className="choice">
          <input type="checkbox" name="opens" value="yes" /> {t("viewOpens")}
        </label>
        <CommandOutcome of={keep} />
        <button type="submit" className="btn small" disabled={keep.status.state === "busy"}>
          {t("viewSave")}
        </button>
      </form>
    </details>
  );
};

/** The saved views: choosing one writes it into the address, and the one that opens is chosen where the address is bare. */
export const ViewsBar = ({ view, look, isPlain }: Props) => {
  const t = useText(gridTexts);
  const { here, may } = useWho();
  const params = { organisation: here.organisation };
  const read = useLoaded(registerGridRoutes.views, { params });
  const drop = useCommand(registerGridRoutes.dropView);
  const views = read.state === "ready" ? read.value.views : [];
  const chosen = views.find((one) => isSame(lookedOf(one), view));
  const opened = useRef(false);
  const isRead = read.state === "ready";
  useEffect(() => {
    if (!isRead || opened.current) return;
    opened.current = true;
    // One's own goes before the organisation's: it stands first.
    const opens = views.find((one) => one.opens);
    if (isPlain && opens !== undefined) look(lookedOf(opens));
  });
  const isMine = chosen !== undefined && (chosen.reach === "own" || may("register.write"));
  return (
    <>
      <Field label={t("views")}>
        {(tie) => (
          <select
            {...tie}
            value={chosen?.id ?? ""}
            onChange={(event) => {
              const wanted = views.find(({ id }) => id === event.target.value);
              look(wanted === undefined ? usualView : lookedOf(wanted));
            }}
          >
            <option value="">{t("viewNone")}</option>
            {views.map(({ id, name, reach }) => (
              <option key={`${reach} ${id}`} value={id}>
                {name} · {t(reach === "own" ? "viewOwn" : "viewOrganisation")}
              </option>
            ))}
          </select>
        )}
      </Field>
      <SaveView view={view} />
      {chosen !== undefined && isMine ? (
        <button
          type="button"
          className="btn small"
          onClick={() => void drop.run({ params, body: { id: chosen.id, reach: chosen.reach } })}
        >
          {t("viewDrop", { name: chosen.name })}
        </button>
      ) : null}
      <CommandOutcome of={drop} />
    </>
  );
};
