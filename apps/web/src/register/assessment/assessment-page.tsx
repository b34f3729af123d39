import { Link, useParams } from "@tanstack/react-router";
import { assessmentRoutes, assessmentTexts } from "@touchstone/contract";
import { useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { CommandForm } from "../../shell/command-form.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useWho } from "../../shell/session.tsx";
import { AssessForm, type Drafted } from "./assess-form.tsx";
import { type CriteriaSet, type Shown, useSets } from "./assessment-data.ts";
import { StageTag } from "./band-mark.tsx";
import { VersionPart } from "./version-part.tsx";

type Props = { readonly shown: Shown; readonly set: CriteriaSet };

/** The open draft, or a new one made of the last version. */
const Editing = ({ shown, set, done }: Props & { readonly done: () => void }) => {
  const { here } = useWho();
  const save = useCommand(assessmentRoutes.save);
  const finish = useCommand(assessmentRoutes.finish);
  const params = { organisation: here.organisation, assessment: shown.id };
  const from = shown.draft ?? shown.versions.at(-1);
  if (from === undefined) return null;
  const send = async (draft: Drafted, act: "save" | "finish") => {
    if ((await save.run({ params, body: draft })) === null) return;
    if (act === "finish" && (await finish.run({ params, body: {} })) === null) return;
    done();
  };
  return (
    <AssessForm
      set={set}
      draft={from}
      send={(draft, act) => void send(draft, act)}
      busy={[save, finish].some(({ status }) => status.state === "busy")}
      outcome={
        <>
          <CommandOutcome of={save} />
          <CommandOutcome of={finish} />
        </>
      }
    />
  );
};

const Acts = ({ shown, edit }: { readonly shown: Shown; readonly edit: () => void }) => {
  const t = useText(assessmentTexts);
  const { here, may, session } = useWho();
  const params = { organisation: here.organisation, assessment: shown.id };
  const named = shown.versions.at(-1)?.approver ?? null;
  const waits = shown.stage === "to-approve" && named !== null;
  return (
    <div className="stack">
      {waits && named.person !== session.person ? <p>{t("waitsFor", { name: named.name ?? t("erased") })}</p> : null}
      {waits && named.person === session.person && may("register.evaluate") ? (
        <CommandForm
          route={assessmentRoutes.accept}
          act={t("accept")}
          fields={[
            {
              name: "outcome",
              label: t("outcome"),
              kind: "select",
              options: [
                { value: "accepted", label: t("outcome.accepted") },
                { value: "refused", label: t("outcome.refused") },
              ],
              initial: "accepted",
            },
            { name: "reason", label: t("reason"), kind: "prose" },
          ]}
          input={({ one }) => ({
            params,
            body: {
              outcome: one("outcome") === "refused" ? ("refused" as const) : ("accepted" as const),
              reason: one("reason"),
            },
          })}
        />
      ) : null}
      {may("register.write") && shown.stage !== "retired" ? (
        <div className="row">
          <button type="button" className="btn small" onClick={edit}>
            {t("newVersion")}
          </button>
          <CommandForm
            route={assessmentRoutes.retire}
            act={t("retire")}
            fields={[{ name: "reason", label: t("reason"), kind: "prose" }]}
            input={({ one }) => ({ params, body: { reason: one("reason") } })}
          />
        </div>
      ) : null}
    </div>
  );
};

const Body = ({ shown, set }: Props) => {
  const t = useText(assessmentTexts);
  const { may } = useWho();
  const [isEditing, setEditing] = useState(false);
  const isOpen = (isEditing || shown.draft !== null) && may("register.write");
  return (
    <>
      <div className="row">
        <StageTag stage={shown.stage} />
        <span>{set.title}</span>
        <Link to="/register/$risk" params={{ risk: shown.risk.id }}>
          {t("toRow")}
        </Link>
        {shown.retired === null ? null : <span>{t("retired", shown.retired)}</span>}
      </div>
      <Acts shown={shown} edit={() => setEditing(true)} />
      {isOpen ? (
        <section className="card">
          <div className="card-body">
            <Editing key={shown.version} shown={shown} set={set} done={() => setEditing(false)} />
          </div>
        </section>
      ) : null}
      <div className="versions">
        {shown.versions.toReversed().map((version) => (
          <VersionPart key={version.number} version={version} set={set} />
        ))}
      </div>
    </>
  );
};

export const Page = () => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { assessment = "" } = useParams({ strict: false });
  const shown = useLoaded(assessmentRoutes.show, { params: { organisation: here.organisation, assessment } });
  const sets = useSets();
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={shown.state === "ready" ? shown.value.risk.title : t("title")}
        actions={
          <Link to="/register/assessments" className="btn">
            {t("back")}
          </Link>
        }
      />
      <Loading of={shown}>
        {(value) => (
          <Loading of={sets}>
            {({ sets: all }) => {
              const set = all.find(({ id }) => id === value.set.id);
              return set === undefined ? null : <Body shown={value} set={set} />;
            }}
          </Loading>
        )}
      </Loading>
    </div>
  );
};
