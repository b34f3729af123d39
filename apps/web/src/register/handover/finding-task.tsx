import { Link } from "@tanstack/react-router";
import {
  type caseRoutes,
  findingTaskRoutes,
  findingTaskTexts,
  handoverTexts,
  type OutputOf,
} from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import { BothSides, TakeFinding } from "./take-finding.tsx";

type Finding = OutputOf<typeof caseRoutes.show>["findings"][number];
type Asked = { readonly caseId: string; readonly finding: Finding };

const Cites = ({ cites }: Pick<Finding, "cites">) => {
  const t = useText(handoverTexts);
  return (
    <section className="card card-body">
      <h2>{t("cited")}</h2>
      <ul>
        {cites.map(({ item, title, version, on, digest }) => (
          <li key={item}>{t("citedLine", { title, version, on, digest: `${digest.slice(0, 12)}…` })}</li>
        ))}
      </ul>
    </section>
  );
};

/** On the page of a finding: what it cites of the client's records, and for the client what became of it at home. */
export const FindingTask = ({ caseId, finding: { id, cites, clientVerifiedOn } }: Asked) => {
  const t = useText(findingTaskTexts);
  const { here, may } = useWho();
  const found = useLoaded(
    findingTaskRoutes.list,
    { params: { organisation: here.organisation }, query: { case: caseId } },
    { enabled: may("register.read") },
  );
  const one = found.state === "ready" ? found.value.items.find((each) => each.finding === id) : undefined;
  return (
    <>
      {cites.length === 0 ? null : <Cites cites={cites} />}
      {clientVerifiedOn === null ? null : (
        <section className="card card-body">
          <p>{t("clientVerified", { on: clientVerifiedOn })}</p>
        </section>
      )}
      {one === undefined ? null : (
        <section className="card card-body">
          <TakeFinding of={one} />
        </section>
      )}
    </>
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
    <div className="stack">
      <Link to="/cases/$case/findings/$finding" params={{ case: one.case, finding: one.finding }}>
        {t("fromFinding", { number: one.number, body: say(one.body), due: one.due ?? t("noDay") })}
      </Link>
      <BothSides of={one} />
      {!one.settled && one.task?.final === false ? <small>{t("willTell")}</small> : null}
    </div>
  );
};
