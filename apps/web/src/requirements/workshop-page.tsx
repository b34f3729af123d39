import { Link, useParams } from "@tanstack/react-router";
import { type OutputOf, workshopRoutes, workshopTexts, workshopVerdictTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { WorkshopResult } from "./workshop-result.tsx";
import "./requirements.css";
import "./guide.css";

type Workshop = OutputOf<typeof workshopRoutes.show>;
type Verdict = Workshop["own"][number]["verdict"];

const verdicts = ["conformity", "nonconformity", "note", "not-applicable"] as const satisfies readonly Verdict[];
const isVerdict = (text: string): text is Verdict => verdicts.some((each) => each === text);

type Params = { readonly organisation: string; readonly workshop: string };

const Judged = ({
  of,
  own,
}: {
  readonly of: Workshop["points"][number];
  readonly own: Workshop["own"][number] | undefined;
}) => {
  const t = useText(workshopTexts);
  const word = useText(workshopVerdictTexts);
  const say = useBilingual();
  return (
    <li className="card card-body stack">
      <div>
        <span className="num law-id">{of.id}</span> {say(of.text)}
        <div>
          <small>
            <span lang="zh-CN">{of.provision}</span> · {of.standard}
          </small>
        </div>
      </div>
      <Field label={`${t("verdict")} ${of.id}`} need="optional">
        {(tie) => (
          <select {...tie} name={`verdict ${of.id}`} defaultValue={own?.verdict ?? ""}>
            <option value="">{t("choose")}</option>
            {verdicts.map((verdict) => (
              <option key={verdict} value={verdict}>
                {word(verdict)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={`${t("remark")} ${of.id}`} need="optional">
        {(tie) => <input {...tie} name={`note ${of.id}`} type="text" maxLength={300} defaultValue={own?.note ?? ""} />}
      </Field>
    </li>
  );
};

const Judging = ({ of, params }: { readonly of: Workshop; readonly params: Params }) => {
  const t = useText(workshopTexts);
  const command = useCommand(workshopRoutes.judge);
  const [isEmpty, setEmpty] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one } = readForm(event.currentTarget);
    const given = of.points.flatMap(({ id }) => {
      const verdict = one(`verdict ${id}`);
      return isVerdict(verdict) ? [{ point: id, verdict, note: one(`note ${id}`).trim() }] : [];
    });
    setEmpty(given.length === 0);
    if (given.length > 0) await command.run({ params, body: { verdicts: given } });
  };
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <ul className="quiz-list">
        {of.points.map((point) => (
          <Judged key={point.id} of={point} own={of.own.find((each) => each.point === point.id)} />
        ))}
      </ul>
      <p className="small">{t("sendHint")}</p>
      {isEmpty ? (
        <div className="notice hold" role="alert">
          {t("nothingChosen")}
        </div>
      ) : null}
      <CommandOutcome of={command} />
      <div>
        <button type="submit" className="btn primary" disabled={command.status.state === "busy"}>
          {t("send")}
        </button>
      </div>
    </form>
  );
};

/** One workshop: the case, one's own verdicts, and after the close where auditors differ. */
export const Page = () => {
  const t = useText(workshopTexts);
  const { here, may } = useWho();
  const { workshop } = useParams({ strict: false });
  const params = { organisation: here.organisation, workshop: workshop ?? "" };
  const found = useLoaded(workshopRoutes.show, { params });
  return (
    <Loading of={found}>
      {(value) => (
        <div className="page">
          <PageHead
            kicker={`${t(value.closed === null ? "isOpen" : "isClosed")} · ${t("judgeCount", { count: value.judges })}`}
            title={value.title}
            actions={
              <Link className="btn" to="/requirements/workshops">
                {t("back")}
              </Link>
            }
          />
          <p className="card card-body workshop-case">{value.text}</p>
          {value.result === null ? <Judging of={value} params={params} /> : <WorkshopResult of={value} />}
          {value.closed === null && may("workshops.lead") ? (
            <div className="stack">
              <small>{t("closeHint")}</small>
              <CommandForm
                route={workshopRoutes.close}
                act={t("close")}
                fields={[]}
                input={() => ({ params, body: {} })}
              />
            </div>
          ) : null}
        </div>
      )}
    </Loading>
  );
};
