import { guideTexts, type Language, requirementsTexts, say, sayFitness } from "@touchstone/contract";
import { type AuditGuide, type GuidePoint, pointKinds } from "@touchstone/requirements";
import {
  kindTexts,
  sayAreas,
  sayHowOften,
  sayInForce,
  sayKept,
  sayLevel,
  sayOutcome,
  sayProvision,
  sayStandard,
  sayStandards,
  titleOf,
} from "./guide-words.ts";
import { nameUuid } from "./name-uuid.ts";

/** Names of our properties; OSCAL asks for a namespace where they are not its own. */
const ours = "https://touchstone.invalid/ns/audit-points";

const property = (name: string, value: string) => (value.trim() === "" ? [] : [{ name, ns: ours, value }]);

/** OSCAL's token: begins with a letter, no spaces. */
const controlId = ({ id }: GuidePoint): string => id.toLowerCase();

const activityOf = (point: GuidePoint, plan: string, lang: Language) => ({
  uuid: nameUuid(`${plan}/${point.scene}/${point.id}`),
  title: `${point.id} ${point.text[lang]}`,
  description: point.duty[lang],
  props: [
    { name: "method", value: "EXAMINE" },
    ...property("point", point.id),
    ...property("kind", point.kind),
    ...property("standard", sayStandard(point, lang)),
    ...property("outcome", point.outcome),
    ...property("provision", sayProvision(point)),
    ...property("family", `${point.provision.family}@${point.provision.version}`),
    ...property("in-force", sayInForce(point, lang)),
    ...property("applies", sayFitness(point, lang)),
    ...property("jurisdiction", point.jurisdiction),
    ...property("level", sayLevel(point, lang)),
    ...property("how-often", sayHowOften(point, lang)),
    ...property("kept", sayKept(point, lang)),
    ...property("record", point.record ?? ""),
    ...property("evidence", point.evidence[lang]),
  ],
  "related-controls": { "control-selections": [{ "include-controls": [{ "control-id": controlId(point) }] }] },
  remarks: sayOutcome(point, lang),
});

const selections = (points: readonly GuidePoint[], lang: Language) =>
  pointKinds.flatMap((kind) => {
    const some = points.filter((point) => point.kind === kind && point.outcome !== "nothing");
    if (some.length === 0) return [];
    return [
      {
        description: say(kindTexts[kind], lang),
        "include-controls": some.map((point) => ({ "control-id": controlId(point) })),
      },
    ];
  });

/** What was judged not applicable is named with its reason and not reviewed. */
const excluded = (points: readonly GuidePoint[], lang: Language): string =>
  points.flatMap((point) => (point.unfit === null ? [] : [`${point.id}: ${sayFitness(point, lang)}`])).join("\n");

/** The guide as an OSCAL assessment plan (NIST, version 1.1.2). Ids follow from its content: the same guide is the same file. */
export const guideOscal = (guide: AuditGuide, lang: Language) => {
  const name = JSON.stringify([guide.scenes.map(({ id }) => id), guide.region, guide.on, guide.standards, lang]);
  const plan = `plan/${name}`;
  const scope = nameUuid(`${plan}/scope`);
  const left = excluded(guide.points, lang);
  const reviewed = selections(guide.points, lang);
  return {
    "assessment-plan": {
      uuid: nameUuid(`${plan}/${JSON.stringify(guide.points)}`),
      metadata: {
        title: titleOf(guide, lang),
        // The plan follows from the law of this day, not from the minute in which it was written.
        "last-modified": `${guide.on}T00:00:00+08:00`,
        version: guide.scenes.map(({ id, edition }) => `${id} ${edition}`).join(", "),
        "oscal-version": "1.1.2",
        props: [
          ...property("region", guide.region),
          ...property("audited-against", sayStandards(guide, lang)),
          ...property("technical-areas", sayAreas(guide, lang)),
        ],
      },
      "import-ssp": { href: `#${scope}`, remarks: say(guideTexts.planScope, lang) },
      ...(guide.points.length === 0
        ? {}
        : { "local-definitions": { activities: guide.points.map((point) => activityOf(point, plan, lang)) } }),
      "reviewed-controls": {
        "control-selections": reviewed.length === 0 ? [{ description: say(requirementsTexts.points, lang) }] : reviewed,
        ...(left === "" ? {} : { remarks: left }),
      },
      "back-matter": {
        resources: [{ uuid: scope, title: titleOf(guide, lang), description: say(guideTexts.planScope, lang) }],
      },
    },
  };
};
