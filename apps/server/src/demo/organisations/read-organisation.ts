import { join } from "node:path";
import type { Json } from "@touchstone/kernel";
import { z } from "zod";
import { filesIn, orStop, parseShipped } from "../../content/read-content.ts";
import { fillDays } from "../fill-days.ts";
import { demoOrganisationNames, organisationsFolder } from "./organisation-names.ts";
import { organisationShape } from "./organisation-shape.ts";
import { registerShape } from "./register-shape.ts";

const shape = z.strictObject({ ...organisationShape, ...registerShape });
export type DemoOrganisation = z.output<typeof shape> & { readonly id: string };

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One of them with its days counted from today; each file of its folder holds some parts of the whole. */
export const readDemoOrganisation = (id: string, today: Temporal.PlainDate): DemoOrganisation | null => {
  if (!demoOrganisationNames().includes(id)) return null;
  const whole = new Map<string, Json>();
  for (const { file, text } of filesIn(join(organisationsFolder, id))) {
    const parts = orStop(parseShipped(file, text)).value;
    if (!isObject(parts)) throw new Error(`content refused: ${file} names no parts`);
    for (const [part, value] of Object.entries(parts)) {
      if (part.startsWith("x-")) continue;
      if (whole.has(part)) throw new Error(`content refused: ${file} says ${part} a second time`);
      whole.set(part, value);
    }
  }
  const read = shape.safeParse(fillDays(Object.fromEntries(whole), today));
  if (read.success) return { id, ...read.data };
  const told = read.error.issues.map(
    ({ path, message }) => `${organisationsFolder}/${id} ${path.join(".")}: ${message}`,
  );
  throw new Error(`content refused:\n${told.join("\n")}`);
};
