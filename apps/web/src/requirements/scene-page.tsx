import { Link, useParams } from "@tanstack/react-router";
import { type OutputOf, requirementsRoutes, sceneTexts } from "@touchstone/contract";
import { useCommand, useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { Entry } from "./scene-entry.tsx";
import "./requirements.css";

type Scene = OutputOf<typeof requirementsRoutes.ownScene>;

const SceneActs = ({ scene: { id, entries, version } }: { readonly scene: Scene }) => {
  const t = useText(sceneTexts);
  const { here, may, session } = useWho();
  const approve = useCommand(requirementsRoutes.sceneApprove);
  const params = { organisation: here.organisation, scene: id };
  // What the reader proposed is for somebody else.
  const waiting = entries.filter(
    ({ pending, withdrawn }) => withdrawn === null && pending !== null && pending.proposed.by !== session.person,
  );
  return (
    <>
      <CommandOutcome of={approve} />
      <div className="row">
        {may("requirements.propose") ? (
          <Link className="btn primary" to="/requirements/scenes/$scene/write" params={{ scene: id }}>
            {t("propose")}
          </Link>
        ) : null}
        {may("requirements.approve") && waiting.length > 1 ? (
          <button
            type="button"
            className="btn"
            disabled={approve.status.state === "busy"}
            onClick={() =>
              void approve.run({ params, body: { obligations: waiting.map((entry) => entry.id), version } })
            }
          >
            {t("approveAll")}
          </button>
        ) : null}
        {may("requirements.approve") ? (
          <CommandForm
            route={requirementsRoutes.sceneWithdraw}
            act={t("withdrawScene")}
            fields={[{ name: "why", label: t("why"), kind: "line" }]}
            input={({ texts: { why } }) => ({ params, body: { obligation: null, why } })}
          />
        ) : null}
      </div>
    </>
  );
};

const Shown = ({ scene }: { readonly scene: Scene }) => {
  const t = useText(sceneTexts);
  const say = useBilingual();
  const isOpen = scene.withdrawn === null;
  return (
    <>
      <PageHead
        kicker={
          <>
            <Link to="/requirements/scenes">{t("title")}</Link> · <span className="num">{scene.key}</span>
          </>
        }
        title={say(scene.title)}
      />
      <p>
        {t("approvedCount", { count: scene.approved })} · {t("pendingCount", { count: scene.pending })}
      </p>
      {scene.withdrawn === null ? null : <p className="notice hold">{t("withdrawnBy", scene.withdrawn)}</p>}
      {isOpen ? <SceneActs scene={scene} /> : null}
      {scene.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} scene={scene.id} isOpen={isOpen} titles={scene.titles} />
      ))}
    </>
  );
};

export const Page = () => {
  const { scene = "" } = useParams({ strict: false });
  const { here } = useWho();
  const found = useLoaded(requirementsRoutes.ownScene, { params: { organisation: here.organisation, scene } });
  return (
    <div className="page narrow">
      <Loading of={found}>{(value) => <Shown scene={value} />}</Loading>
    </div>
  );
};
