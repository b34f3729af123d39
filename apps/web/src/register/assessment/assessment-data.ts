import { assessmentRoutes, type OutputOf } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useWho } from "../../shell/session.tsx";

export type CriteriaSet = OutputOf<typeof assessmentRoutes.criteria>["sets"][number];
export type Criteria = CriteriaSet["versions"][number]["criteria"];
export type Ranked = OutputOf<typeof assessmentRoutes.list>["items"][number];
export type Shown = OutputOf<typeof assessmentRoutes.show>;
export type Version = Shown["versions"][number];
export type Inputs = Version["inputs"];
export type Treatment = NonNullable<Version["treatment"]>;
export type Stage = Shown["stage"];

export const useSets = () => {
  const { here } = useWho();
  return useLoaded(assessmentRoutes.criteria, { params: { organisation: here.organisation } });
};

export const currentOf = ({ versions }: CriteriaSet): Criteria | null => versions.at(-1)?.criteria ?? null;
