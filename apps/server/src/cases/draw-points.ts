import { type DrawnPoint, ok, type Refusal, type Result } from "@touchstone/kernel";
import { standardPoints, standardsOn } from "@touchstone/requirements";
import { askAuditPoints, type Library, readStandards } from "../requirements/index.ts";

type Asked = {
  /** Ids of the standards that the scheme assesses against. */
  readonly standards: readonly string[];
  readonly scenes: readonly string[];
  readonly region: string;
  readonly on: string;
};

/** The points of scenes at a place by the law of a day, as a case keeps them. */
const lawPoints = (library: Library, { scenes, region, on }: Asked): Result<readonly DrawnPoint[], Refusal> => {
  if (scenes.length === 0) return ok([]);
  const asked = askAuditPoints(library, { scene: scenes.join(","), region, on });
  if (!asked.ok) return asked;
  return ok(
    asked.value.points.map(({ id, kind, text, standard, provision, jurisdiction, local, scene, record }) => ({
      id,
      kind,
      text,
      standard,
      also: [],
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

/** What the scheme's standards ask in the edition of that day, each shared clause once; then the law of the scenes. */
export const pointsFor = (library: Library, asked: Asked): Result<readonly DrawnPoint[], Refusal> => {
  const law = lawPoints(library, asked);
  if (!law.ok) return law;
  return ok([...standardPoints(standardsOn(readStandards(), asked.standards, asked.on)), ...law.value]);
};
