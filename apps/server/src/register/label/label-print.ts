import { labelPageTexts, sayBoth } from "@touchstone/contract";
import type { Bilingual } from "@touchstone/kernel";
import type { IssuedLabel, LabelPart } from "@touchstone/register";
import type { LabelModel } from "../../adapters/pdf/index.ts";
import type { Thing } from "./read-thing.ts";

type Printed = {
  readonly thing: Thing;
  readonly label: IssuedLabel;
  readonly address: string;
  readonly organisation: { readonly name: Bilingual };
};

/** The label as it is stuck on: of the thing only what was ticked, since a printed page hangs longer than a status. */
export const labelModel = ({ thing, label, address, organisation }: Printed): LabelModel => {
  const shows = (part: LabelPart): boolean => label.choice.shows.includes(part);
  const field = (part: "number" | "place"): string => {
    const value = thing.shown.values[part];
    return shows(part) && typeof value === "string" ? value : "";
  };
  return {
    kind: "label",
    title: thing.shown.title,
    number: label.code.slice(0, 8),
    details: [field("number"), field("place")].filter((text) => text !== ""),
    organisation: shows("organisation") ? organisation.name : null,
    scan: sayBoth(labelPageTexts.scan),
    address,
    issuedOn: label.on,
    recordedAt: `${label.on}T00:00:00Z`,
  };
};
