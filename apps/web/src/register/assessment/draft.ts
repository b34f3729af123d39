import { factors, hierarchy, properties, treatmentOptions } from "@touchstone/register";
import type { Entered } from "../../shell/read-form.ts";
import type { Inputs, Treatment } from "./assessment-data.ts";

export const emptyInputs: Inputs = {
  hazard: "",
  event: "",
  harm: "",
  factors: [],
  asset: null,
  threat: null,
  weakness: null,
  safeguard: null,
  properties: [],
  answerable: "",
  ratings: {},
};

type Draft = { readonly inputs: Inputs; readonly treatment: Treatment | null };
type Scales = readonly { readonly id: string }[];

const ratingsOf = ({ one }: Entered, scales: Scales, moment: "before" | "after") =>
  Object.fromEntries(
    scales.flatMap(({ id }) => {
      const chosen = one(`${moment}.${id}`);
      return chosen === "" ? [] : [[id, chosen]];
    }),
  );

/** Chosen from a library before, it keeps its id as long as its words stay as they were. */
const namedOf = (text: string, last: Inputs["asset"]): Inputs["asset"] => {
  if (text.trim() === "") return null;
  return { library: last?.text === text ? last.library : null, text };
};

export const inputsOf = (entered: Entered, scales: Scales, last: Inputs): Inputs => {
  const { one, all } = entered;
  return {
    hazard: one("hazard"),
    event: one("event"),
    harm: one("harm"),
    factors: factors.filter((factor) => all("factors").includes(factor)),
    asset: namedOf(one("asset"), last.asset),
    threat: namedOf(one("threat"), last.threat),
    weakness: namedOf(one("weakness"), last.weakness),
    safeguard: namedOf(one("safeguard"), last.safeguard),
    properties: properties.filter((property) => all("properties").includes(property)),
    answerable: one("answerable"),
    ratings: ratingsOf(entered, scales, "before"),
  };
};

export const treatmentOf = (entered: Entered, scales: Scales): Treatment | null => {
  const { one, all } = entered;
  const option = treatmentOptions.find((each) => each === one("option"));
  if (option === undefined) return null;
  const [kinds, owners, dues] = [all("measure.hierarchy"), all("measure.owner"), all("measure.due")];
  const measures = all("measure.what").flatMap((what, at) => {
    const kind = hierarchy.find((each) => each === kinds[at]) ?? null;
    return what.trim() === "" ? [] : [{ what, hierarchy: kind, owner: owners[at] || "–", due: dues[at] || null }];
  });
  const cost = one("cost");
  return {
    option,
    measures,
    resources: one("resources"),
    cost: cost === "" ? null : { amount: Number(cost), currency: "CNY" },
    ratings: ratingsOf(entered, scales, "after"),
    approver: one("approver") === "" ? null : one("approver"),
  };
};

export const draftOf = (entered: Entered, scales: Scales, last: Draft): Draft => ({
  inputs: inputsOf(entered, scales, last.inputs),
  treatment: treatmentOf(entered, scales),
});
