import { appealPageTexts, complaintRoutes, type OutputOf } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import "./validate-complaint.css";

type Params = { readonly organisation: string; readonly complaint: string };
type Case = OutputOf<typeof complaintRoutes.concerned>["items"][number];

/** Cases by number, certificate or client; what was chosen stays in sight while the words change. */
const Cases = ({
  found,
  chosen,
  choose,
}: {
  readonly found: readonly Case[];
  readonly chosen: readonly Case[];
  readonly choose: (cases: readonly Case[]) => void;
}) => {
  const t = useText(appealPageTexts);
  const told = useBilingual();
  const isChosen = ({ id }: Case) => chosen.some((each) => each.id === id);
  const shown = [...chosen, ...found.filter((each) => !isChosen(each))];
  return (
    <fieldset>
      <legend>{t("whichCases")}</legend>
      {shown.length === 0 ? <p className="small">{t("noCaseFound")}</p> : null}
      {shown.map((each) => (
        <label key={each.id} className="choice">
          <input
            type="checkbox"
            checked={isChosen(each)}
            onChange={() => choose(isChosen(each) ? chosen.filter(({ id }) => id !== each.id) : [...chosen, each])}
          />{" "}
          <span>
            <span className="num">{each.number}</span> {told(each.client.name)}{" "}
            {each.statement === null ? null : <span className="num">{each.statement}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** Why no case is concerned, and whose client it is about all the same. */
const WithoutCase = ({ found }: { readonly found: readonly Case[] }) => {
  const t = useText(appealPageTexts);
  const told = useBilingual();
  const clients = [...new Map(found.map(({ client }) => [client.id, client])).values()];
  return (
    <fieldset className="without-case">
      <legend>{t("noCaseConcerned")}</legend>
      <Field label={t("whichClient")} need="optional">
        {(tie) => (
          <select {...tie} name="client">
            <option value="">{t("noClient")}</option>
            {clients.map(({ id, name }) => (
              <option key={id} value={id}>
                {told(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("withoutCase")} hint={t("withoutCaseHint")}>
        {(tie) => <textarea {...tie} name="withoutCase" required maxLength={20_000} />}
      </Field>
    </fieldset>
  );
};

const Concern = ({
  organisation,
  chosen,
  choose,
}: {
  readonly organisation: string;
  readonly chosen: readonly Case[];
  readonly choose: (cases: readonly Case[]) => void;
}) => {
  const t = useText(appealPageTexts);
  const [words, setWords] = useState("");
  const cases = useLoaded(
    complaintRoutes.concerned,
    { params: { organisation }, query: { words } },
    { keep: "previous" },
  );
  return (
    <>
      <Field label={t("findCase")} need="optional">
        {(tie) => (
          <input
            {...tie}
            type="search"
            maxLength={100}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
      <Loading of={cases}>
        {({ items }) => (
          <>
            <Cases found={items} chosen={chosen} choose={choose} />
            {chosen.length === 0 ? <WithoutCase found={items} /> : null}
          </>
        )}
      </Loading>
    </>
  );
};

/** Is it valid, and if so whom and which cases is it about: that keeps those who took part from handling it. */
export const ValidateComplaint = ({ params }: { readonly params: Params }) => {
  const t = useText(appealPageTexts);
  const command = useCommand(complaintRoutes.validate);
  const [isValid, setValid] = useState(true);
  const [chosen, choose] = useState<readonly Case[]>([]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one } = readForm(event.currentTarget);
    const [first, ...further] = isValid ? chosen : [];
    const none = isValid && first === undefined;
    const body = {
      isValid,
      reasons: one("reasons"),
      client: none && one("client") !== "" ? one("client") : null,
      case: first?.id ?? null,
      alsoCases: further.map(({ id }) => id),
      withoutCase: none ? one("withoutCase") : null,
    };
    void command.run({ params, body });
  };
  return (
    <details className="act">
      <summary className="btn small">{t("validate")}</summary>
      <form className="form" onSubmit={send}>
        <Field label={t("isValid")}>
          {(tie) => (
            <select {...tie} value={isValid ? "yes" : "no"} onChange={({ target }) => setValid(target.value === "yes")}>
              <option value="yes">{t("valid")}</option>
              <option value="no">{t("notValid")}</option>
            </select>
          )}
        </Field>
        <Field label={t("reasons")}>{(tie) => <textarea {...tie} name="reasons" required maxLength={20_000} />}</Field>
        {isValid ? <Concern organisation={params.organisation} chosen={chosen} choose={choose} /> : null}
        <CommandOutcome of={command} />
        <div>
          <button type="submit" className="btn" disabled={command.status.state === "busy"}>
            {t("validate")}
          </button>
        </div>
      </form>
    </details>
  );
};
