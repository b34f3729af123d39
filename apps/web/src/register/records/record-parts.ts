import { type OutputOf, partyRoutes, type recordRoutes } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import type { PartyOption } from "../../shell/record/draft.ts";
import { useWho } from "../../shell/session.tsx";
import type { Tone } from "../../shell/state-tag.tsx";

export type Kind = OutputOf<typeof recordRoutes.kind>;
export type RecordView = OutputOf<typeof recordRoutes.show>;
export type Step = Kind["steps"][number];

export const fieldsOf = ({ fields, steps }: Kind): Kind["fields"] => [
  ...fields,
  ...steps.flatMap((step) => step.fields),
];

export const askedBy = (kind: Kind, step: Step): Kind["fields"] => [
  ...fieldsOf(kind).filter(({ id }) => step.again.includes(id)),
  ...step.fields,
];

/** What somebody did is called as its step is; `begin` has no step. */
export const stepTitle = (kind: Kind, id: string) => kind.steps.find((step) => step.id === id)?.title ?? null;
export const stateTitle = ({ states }: Kind, id: string) =>
  states.find((state) => state.id === id)?.title ?? { zh: id, en: id };

export const toneOf = ({ final, overdue }: { readonly final: boolean; readonly overdue: boolean }): Tone =>
  overdue ? "stop" : final ? "off" : "wait";

/** The people whom a field may name. */
export const usePeople = (): readonly PartyOption[] => {
  const { here, may } = useWho();
  const people = useLoaded(
    partyRoutes.people,
    { params: { organisation: here.organisation }, query: { limit: 200 } },
    { enabled: may("parties.read") },
  );
  return people.state === "ready" ? people.value.items.map(({ id, name }) => ({ id, name: name ?? id })) : [];
};
