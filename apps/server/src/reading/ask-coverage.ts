import type { OutputOf, readingRoutes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { coverageOf, fishboneOf, obligationsOf, stateOn } from "@touchstone/requirements";
import { askAuditPoints, askVersion, type Library, type PlaceAndDay, packsFor } from "../requirements/index.ts";

/** The obligations of one version, each at its article. */
export const askObligations = (library: Library, family: string, version: string, on: string) => {
  const found = askVersion(library, `${family}@${version}`, on);
  return found.ok ? ok(obligationsOf(found.value, library.packs, on, library.base)) : found;
};

/** Which articles of a version have obligations. `name` is `family@version`, or `family` for the one of the day. */
export const askCoverage = async (
  library: Library,
  name: string,
  scene: string | undefined,
  on: string,
): Promise<Result<OutputOf<typeof readingRoutes.coverage>, Refusal>> => {
  const found = askVersion(library, name, on);
  if (!found.ok) return found;
  const packs = scene === undefined ? ok(library.packs) : packsFor(library, scene);
  if (!packs.ok) return packs;
  const document = found.value;
  const text = await library.text(document);
  if (text === null) {
    const asked = houseRule("4 (faces)");
    return refuse(refusal("law-text-not-held", asked, { document: document.title }));
  }
  const { family, version, title } = document;
  const coverage = coverageOf(text.articles, obligationsOf(document, packs.value, on, library.base));
  const articles = coverage.articles.map(({ no, headings, duties, consequences }) => ({
    no,
    headings: [...headings],
    duties: [...duties],
    consequences: [...consequences],
  }));
  const facts = { on, family, version, title, state: stateOn(document, on, library.base) };
  return ok({ ...coverage, ...facts, articles, elsewhere: [...coverage.elsewhere] });
};

/** What is considered in a scene, as five dimensions with their sub-classes and clauses (CT-9). */
export const askFishbone = (
  library: Library,
  where: PlaceAndDay,
): Result<OutputOf<typeof readingRoutes.fishbone>, Refusal> => {
  const answer = askAuditPoints(library, where);
  if (!answer.ok) return answer;
  const packs = packsFor(library, where.scene);
  if (!packs.ok) return packs;
  const bones = fishboneOf(answer.value.points).map(({ factor, subclasses }) => ({
    factor,
    subclasses: subclasses.map(({ name, points }) => ({
      name,
      clauses: points.map(({ id, duty, provision: { family, version, title, article }, jurisdiction, local }) => ({
        obligation: id,
        duty,
        provision: { family, version, title, article },
        jurisdiction,
        local,
      })),
    })),
  }));
  return ok({
    on: where.on,
    region: where.region,
    scenes: packs.value.map(({ scene: { id, zh, en } }) => ({ id, name: { zh, en } })),
    bones,
    open: answer.value.open.map((one) => ({ ...one, families: [...one.families] })),
  });
};
