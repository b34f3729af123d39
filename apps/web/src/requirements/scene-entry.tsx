import { Link } from "@tanstack/react-router";
import { requirementsRoutes, sceneTexts } from "@touchstone/contract";
import { useCommand } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import type { SceneEntry } from "./duty-draft.ts";
import { DutyFacts } from "./scene-facts.tsx";

type Props = { readonly entry: SceneEntry; readonly scene: string };
type Titles = Readonly<Record<string, string>>;

const State = ({ entry: { pending, approved, returned, withdrawn } }: Pick<Props, "entry">) => {
  const t = useText(sceneTexts);
  if (withdrawn !== null) return <StateTag tone="off">{t("stateWithdrawn")}</StateTag>;
  return (
    <>
      {approved === null ? null : <StateTag tone="ok">{t("stateApproved")}</StateTag>}
      {pending === null ? null : <StateTag tone="wait">{t("statePending")}</StateTag>}
      {returned === null ? null : <StateTag tone="hold">{t("stateReturned")}</StateTag>}
    </>
  );
};

/** Who did what when, and which article reads otherwise since. */
const History = ({
  entry: { pending, approved, returned, withdrawn, origin },
  titles,
}: Pick<Props, "entry"> & { readonly titles: Titles }) => {
  const t = useText(sceneTexts);
  const lines = [
    ...(origin === null ? [] : [t("copiedFrom", origin)]),
    ...(approved === null ? [] : [t("proposedBy", approved.proposed), t("approvedBy", approved.approval)]),
    ...(pending === null ? [] : [t("proposedBy", pending.proposed)]),
    ...(returned === null ? [] : [t("returnedBy", returned)]),
    ...(withdrawn === null ? [] : [t("withdrawnBy", withdrawn)]),
  ];
  return (
    <>
      <small>{lines.join(" · ")}</small>
      {(approved?.drift ?? []).map(({ change, basis }) => (
        <p key={`${basis.family} ${basis.article}`} className="notice hold">
          {t(change, { article: `${titles[basis.family] ?? basis.family} ${basis.article}` })}
        </p>
      ))}
    </>
  );
};

const Acts = ({ entry, scene }: Props) => {
  const t = useText(sceneTexts);
  const { here, may } = useWho();
  const approve = useCommand(requirementsRoutes.sceneApprove);
  const params = { organisation: here.organisation, scene };
  const { id, pending } = entry;
  const reason = [{ name: "why", label: t("why"), kind: "line" }] as const;
  return (
    <>
      <CommandOutcome of={approve} />
      <div className="row">
        {may("requirements.propose") ? (
          <Link
            className="btn small"
            to="/requirements/scenes/$scene/write"
            params={{ scene }}
            search={{ obligation: id }}
          >
            {t("rewrite")}
          </Link>
        ) : null}
        {may("requirements.approve") && pending !== null ? (
          <>
            <button
              type="button"
              className="btn small"
              disabled={approve.status.state === "busy"}
              onClick={() => void approve.run({ params, body: { obligations: [id] } })}
            >
              {t("approve")}
            </button>
            <CommandForm
              route={requirementsRoutes.sceneReturn}
              act={t("giveBack")}
              fields={reason}
              input={({ texts: { why } }) => ({ params, body: { obligation: id, why } })}
            />
          </>
        ) : null}
        {may("requirements.approve") ? (
          <CommandForm
            route={requirementsRoutes.sceneWithdraw}
            act={t("withdraw")}
            fields={reason}
            input={({ texts: { why } }) => ({ params, body: { obligation: id, why } })}
          />
        ) : null}
      </div>
    </>
  );
};

/** One obligation: what it says now, what waits, and what the reader may do about it. */
export const Entry = ({
  entry,
  scene,
  isOpen,
  titles,
}: Props & { readonly isOpen: boolean; readonly titles: Titles }) => {
  const say = useBilingual();
  const form = (entry.pending ?? entry.approved)?.form;
  const [provision] = form?.provisions ?? [];
  return (
    <article className="card card-body stack" aria-labelledby={entry.id}>
      <h2 id={entry.id}>
        <span className="num">{entry.id}</span> {form === undefined ? null : say(form.duty)}
      </h2>
      <div className="row">
        <State entry={entry} />
        {provision === undefined ? null : (
          <Link to="/requirements/law/$family" params={{ family: provision.family }} hash={provision.article ?? ""}>
            <span lang="zh-CN">
              {titles[provision.family] ?? provision.family} {provision.article}
            </span>
          </Link>
        )}
      </div>
      {form === undefined ? null : <DutyFacts form={form} />}
      <History entry={entry} titles={titles} />
      {isOpen && entry.withdrawn === null ? <Acts entry={entry} scene={scene} /> : null}
    </article>
  );
};
