import { Link } from "@tanstack/react-router";
import { findingTaskRoutes, findingTaskTexts, type OutputOf } from "@touchstone/contract";
import { useCommand } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useWho } from "../../shell/session.tsx";

type Found = OutputOf<typeof findingTaskRoutes.list>["items"][number];

/** What the body did with the finding, and what it was told of the task. */
export const BothSides = ({ of: { closed, toldOn } }: { readonly of: Pick<Found, "closed" | "toldOn"> }) => {
  const t = useText(findingTaskTexts);
  return (
    <>
      {closed === null ? null : (
        <div>{t(`closed.${closed.how}`, { on: closed.on ?? "–", by: closed.by ?? t("unnamed") })}</div>
      )}
      {toldOn === null ? null : <div>{t("told", { on: toldOn })}</div>}
    </>
  );
};

/** The task of a finding, or the one button that makes it one. */
export const TakeFinding = ({ of }: { readonly of: Found }) => {
  const t = useText(findingTaskTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const take = useCommand(findingTaskRoutes.take);
  const { task, number, settled } = of;
  if (task !== null)
    return (
      <>
        <Link to="/records/$kind/$record" params={{ kind: "corrective-action", record: task.record }}>
          {t("openTask", { state: say(task.state) })}
        </Link>
        <BothSides of={of} />
      </>
    );
  if (settled) return of.closed === null ? <span>{t("settled")}</span> : <BothSides of={of} />;
  if (!may("register.write")) return of.closed === null ? <span>–</span> : <BothSides of={of} />;
  const params = { organisation: here.organisation, case: of.case, finding: of.finding };
  return (
    <>
      <button
        type="button"
        className="btn small"
        aria-label={t("takeThis", { number })}
        disabled={take.status.state === "busy"}
        onClick={() => void take.run({ params })}
      >
        {t("take")}
      </button>
      <BothSides of={of} />
      <CommandOutcome of={take} />
    </>
  );
};
