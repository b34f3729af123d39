import { Link } from "@tanstack/react-router";
import { findingTaskRoutes, findingTaskTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import { TakeFinding } from "./take-finding.tsx";

type Asked = { readonly caseId: string; readonly finding: string };

/** On the page of a finding: what the client makes of it. Others have no such part. */
export const FindingTask = ({ caseId, finding }: Asked) => {
  const { here, may } = useWho();
  const found = useLoaded(
    findingTaskRoutes.list,
    { params: { organisation: here.organisation }, query: { case: caseId } },
    { enabled: may("register.read") },
  );
  const one = found.state === "ready" ? found.value.items.find((each) => each.finding === finding) : undefined;
  return one === undefined ? null : (
    <section className="card card-body">
      <TakeFinding of={one} />
    </section>
  );
};

/** On a corrective action: the finding that it comes from, where it comes from one. */
export const TaskFinding = ({ record }: { readonly record: string }) => {
  const t = useText(findingTaskTexts);
  const say = useBilingual();
  const { here } = useWho();
  const found = useLoaded(findingTaskRoutes.list, { params: { organisation: here.organisation }, query: { record } });
  const [one] = found.state === "ready" ? found.value.items : [];
  return one === undefined ? null : (
    <p>
      <Link to="/cases/$case/findings/$finding" params={{ case: one.case, finding: one.finding }}>
        {t("fromFinding", { number: one.number, body: say(one.body), due: one.due ?? t("noDay") })}
      </Link>
    </p>
  );
};
