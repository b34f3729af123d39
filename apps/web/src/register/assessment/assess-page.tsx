import { Link, useNavigate } from "@tanstack/react-router";
import { assessmentRoutes, assessmentTexts, registerRoutes } from "@touchstone/contract";
import { useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { AssessForm, type Drafted } from "./assess-form.tsx";
import { type CriteriaSet, useSets } from "./assessment-data.ts";
import { emptyInputs } from "./draft.ts";
import { NoSet, SetChoice } from "./matrix-page.tsx";

const RiskChoice = ({ chosen, choose }: { readonly chosen: string; readonly choose: (risk: string) => void }) => {
  const t = useText(assessmentTexts);
  const { here } = useWho();
  const rows = useLoaded(registerRoutes.list, {
    params: { organisation: here.organisation },
    query: { limit: 200, sort: "title" },
  });
  return (
    <Loading of={rows}>
      {({ items }) => (
        <Field label={t("chooseRisk")}>
          {(tie) => (
            <select {...tie} value={chosen} onChange={(event) => choose(event.target.value)}>
              <option value="">{t("notChosen")}</option>
              {items.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </Loading>
  );
};

const New = ({ set, risk }: { readonly set: CriteriaSet; readonly risk: string }) => {
  const { here } = useWho();
  const navigate = useNavigate();
  const start = useCommand(assessmentRoutes.start);
  const save = useCommand(assessmentRoutes.save);
  const finish = useCommand(assessmentRoutes.finish);
  // Refused to finish, it is a draft already: pressed again, the same one goes on.
  const [begun, setBegun] = useState<string | null>(null);
  const { organisation } = here;
  const send = async (draft: Drafted, act: "save" | "finish") => {
    const kept =
      begun === null
        ? await start.run({ params: { organisation }, body: { risk, set: set.id, ...draft } })
        : await save.run({ params: { organisation, assessment: begun }, body: draft });
    if (kept === null) return;
    setBegun(kept.id);
    const params = { organisation, assessment: kept.id };
    if (act === "finish" && (await finish.run({ params, body: {} })) === null) return;
    await navigate({ to: "/register/assessments/$assessment", params: { assessment: kept.id } });
  };
  const commands = [start, save, finish];
  return (
    <AssessForm
      set={set}
      draft={{ inputs: emptyInputs, treatment: null }}
      send={(draft, act) => void send(draft, act)}
      busy={risk === "" || commands.some(({ status }) => status.state === "busy")}
      outcome={
        <>
          <CommandOutcome of={start} />
          <CommandOutcome of={save} />
          <CommandOutcome of={finish} />
        </>
      }
    />
  );
};

export const Page = () => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { here } = useWho();
  const [asked] = useSearchText("set");
  const [risk, setRisk] = useSearchText("risk");
  const sets = useSets();
  return (
    <div className="page narrow">
      <PageHead
        kicker={say(here.name)}
        title={t("assessTitle")}
        actions={
          <Link to="/register/assessments" className="btn">
            {t("back")}
          </Link>
        }
      />
      <Loading of={sets}>
        {({ sets: all }) => {
          const set = all.find(({ id }) => id === asked) ?? all[0];
          return set === undefined ? (
            <NoSet />
          ) : (
            <>
              <SetChoice sets={all} />
              <RiskChoice chosen={risk ?? ""} choose={setRisk} />
              <New key={set.id} set={set} risk={risk ?? ""} />
            </>
          );
        }}
      </Loading>
    </div>
  );
};
