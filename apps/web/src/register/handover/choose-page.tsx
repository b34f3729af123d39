import { useNavigate } from "@tanstack/react-router";
import { type CallInput, handoverRoutes, handoverTexts, type OutputOf } from "@touchstone/contract";
import { handedKinds } from "@touchstone/register";
import { useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePaged } from "../../shell/paged.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import "./handover.css";

type Ref = CallInput<typeof handoverRoutes.choose>["body"]["things"][number];
type Chosen = ReadonlyMap<string, Ref>;

type KindProps = {
  readonly kind: Ref["kind"];
  readonly search: string;
  readonly chosen: Chosen;
  readonly toggle: (ref: Ref) => void;
};

const OneKind = ({ kind, search, chosen, toggle }: KindProps) => {
  const t = useText(handoverTexts);
  const { here } = useWho();
  const params = { organisation: here.organisation };
  const query = { kind, ...(search.trim() === "" ? {} : { search: search.trim() }) };
  const pages = usePaged(handoverRoutes.candidates, (cursor) => ({ params, query: { ...query, ...cursor } }));
  return (
    <fieldset className="card card-body">
      <legend>
        <b>{t(`kind.${kind}`)}</b>
      </legend>
      <Loading of={pages}>
        {(value) => (
          <>
            {value.items.length === 0 ? <p>{t("nothingOfKind")}</p> : null}
            {value.items.map(({ id, title, version }) => (
              <label key={id} className="choice">
                <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle({ kind, id })} />
                <span>
                  {title} <small className="num">{t("version", { version })}</small>
                </span>
              </label>
            ))}
            <More of={value} />
          </>
        )}
      </Loading>
    </fieldset>
  );
};

type Begun = { readonly before: readonly Ref[]; readonly of: OutputOf<typeof handoverRoutes.show> | null };

const Choice = ({ before, of }: Begun) => {
  const t = useText(handoverTexts);
  const { here } = useWho();
  const navigate = useNavigate();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Chosen>(() => new Map(before.map((ref) => [ref.id, ref])));
  const first = useCommand(handoverRoutes.choose);
  const again = useCommand(handoverRoutes.chooseAgain);
  const more = useCommand(handoverRoutes.supplement);
  const toggle = (ref: Ref) =>
    setChosen((now) => {
      const next = new Map(now);
      if (!next.delete(ref.id)) next.set(ref.id, ref);
      return next;
    });
  const params = { organisation: here.organisation };
  const things = [...chosen.values()];
  const sendTo = () => {
    if (of === null) return first.run({ params, body: { things } });
    const one = { ...params, handover: of.id };
    if (of.sent === null) return again.run({ params: one, body: { things, expected: of.version } });
    return more.run({ params: one, body: { things } });
  };
  const send = async () => {
    const done = await sendTo();
    if (done !== null) await navigate({ to: "/handover/$handover", params: { handover: done.id } });
  };
  const used = of === null ? first : of.sent === null ? again : more;
  const isMore = of !== null && of.sent !== null;
  return (
    <div className="stack">
      <Field label={t("search")} need="optional">
        {(tie) => (
          <input
            {...tie}
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
      </Field>
      {handedKinds.map((kind) => (
        <OneKind key={kind} kind={kind} search={search} chosen={chosen} toggle={toggle} />
      ))}
      <CommandOutcome of={used} />
      <div className="row handover-bar">
        <span aria-live="polite">{t("chosen", { count: things.length })}</span>
        <button
          type="button"
          className="btn primary"
          disabled={things.length === 0 || used.status.state === "busy"}
          onClick={() => void send()}
        >
          {isMore ? t("supplementNow", { count: things.length }) : t("keepChoice")}
        </button>
      </div>
    </div>
  );
};

/** Which records go with the application: chosen one by one, nothing by default. */
export const Page = () => {
  const t = useText(handoverTexts);
  const say = useBilingual();
  const { here } = useWho();
  const [id] = useSearchText("handover");
  const params = { organisation: here.organisation, handover: id ?? "" };
  const begun = useLoaded(handoverRoutes.show, { params }, { enabled: id !== null });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name) })} title={t("choose")} />
      <p>{t("lead")}</p>
      {id === null ? (
        <Choice before={[]} of={null} />
      ) : (
        <Loading of={begun}>
          {(value) => (
            <Choice
              key={value.id}
              before={value.chosen.map(({ kind, id: thing }) => ({ kind, id: thing }))}
              of={value}
            />
          )}
        </Loading>
      )}
    </div>
  );
};
