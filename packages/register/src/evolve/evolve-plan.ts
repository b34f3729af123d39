import type { Risk, SetObjective } from "../risk.ts";
import type { PlanEvent } from "../risk-events.ts";
import { withAssignment } from "../work.ts";
import { overtake, put } from "./parts.ts";

/** Whoever changes its words or how often says nothing of the rest: that stays until it is said, or taken back by null. */
const setAnew = (
  objectives: Risk["objectives"],
  { counts, schedule, ...said }: SetObjective & { readonly id: string },
) => {
  const before = objectives.find(({ id }) => id === said.id);
  const counted = counts === undefined ? before?.counts : (counts ?? undefined);
  const scheduled = schedule === undefined ? before?.schedule : (schedule ?? undefined);
  return {
    ...said,
    ...(counted === undefined ? {} : { counts: counted }),
    ...(scheduled === undefined ? {} : { schedule: scheduled }),
  };
};

export const evolvePlan = (risk: Risk, event: PlanEvent): Risk => {
  switch (event.type) {
    case "ObjectiveSet":
      return overtake({ ...risk, objectives: put(risk.objectives, setAnew(risk.objectives, event.data)) });
    case "ControlSet":
      return overtake({ ...risk, controls: put(risk.controls, event.data) });
    case "MonitoringSet":
      return overtake({ ...risk, monitoring: put(risk.monitoring, event.data) });
    case "PlanItemTakenBack": {
      const others = <Item extends { readonly id: string }>(items: readonly Item[]) =>
        items.filter(({ id }) => id !== event.data.item);
      const { objectives, controls, monitoring } = risk;
      return overtake({
        ...risk,
        objectives: others(objectives),
        controls: others(controls),
        monitoring: others(monitoring),
      });
    }
    case "WorkAssigned":
      return withAssignment(risk, event);
  }
};
