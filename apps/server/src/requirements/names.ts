import { routes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, refusal } from "@touchstone/kernel";
import { nameOn, oldNamesIn } from "@touchstone/requirements";
import { type Bound, bind } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { oldNames } from "./own-content.ts";

/** Old names in a text, each with what it is called on a day. */
export const askNames = (text: string, on: string) => {
  const { names } = oldNames();
  return oldNamesIn(text, on, names).map((one) => ({ ...one, now: nameOn(one.old, on, names) }));
};

/** Why a text that cites no document was not understood: it holds an old name. */
export const renamedRefusal = (text: string, on: string): Refusal | null => {
  const [first] = askNames(text, on);
  if (first === undefined) return null;
  const { old, now, since } = first;
  return refusal("name-changed", houseRule("4 (requirements)"), { old, now, since });
};

export const namesBound = ({ store }: Services): readonly Bound[] => [
  bind(routes.requirements.names, async ({ query }) => {
    const on = query.on ?? store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
    return ok({ on, names: askNames(query.text, on) });
  }),
];
