import { type DrawnPoint, ok, type Refusal, type Result } from "@touchstone/kernel";
import { askAuditPoints, type Library } from "../requirements/index.ts";

/** The points of scenes at a place by the law of a day, as a case keeps them. */
export const pointsFor = (
  library: Library,
  scenes: readonly string[],
  region: string,
  on: string,
): Result<readonly DrawnPoint[], Refusal> => {
  const asked = askAuditPoints(library, { scene: scenes.join(","), region, on });
  if (!asked.ok) return asked;
  return ok(
    asked.value.points.map(({ id, kind, text, standard, provision, jurisdiction, local, scene, record }) => ({
      id,
      kind,
      text,
      standard,
      provision: {
        family: provision.family,
        version: provision.version,
        article: provision.article,
        title: provision.title,
      },
      jurisdiction,
      local,
      scene,
      record,
    })),
  );
};
