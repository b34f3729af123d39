import { riskStates } from "@touchstone/register";
import { fates, lawEvents } from "@touchstone/requirements";
import { z } from "zod";
import { bilingual, changed, date, id, line, prose, ruleSource } from "../fields.ts";
import { route } from "../route.ts";
import { auditPoint } from "./audit-guides.ts";

const family = z.string().regex(/^[a-z][a-z0-9-]{1,80}$/);
const versionDate = z.union([date, z.literal("undated")]);
const region = z.string().max(20);
const on = date.optional().meta({ description: "As of this day; the server's legal today where absent" });
const counted = z.strictObject({ owners: z.int(), rows: z.int() });
const base = "/api/v1/requirements";
const law = z.strictObject({ family, version: versionDate });
const ownLaw = law.extend({ organisation: id });
const organisation = z.strictObject({ organisation: id });

const named = z.strictObject({ family: z.string(), version: z.string(), title: z.string() });

/** A new version or an end: what it is, from which day, and whose citations it overtakes. */
export const lawChangeView = named
  .extend({
    event: z.enum(lawEvents),
    on: date.nullable(),
    from: z.array(named),
    /** By when whoever is touched must have looked. */
    due: date,
    dueRule: ruleSource,
  })
  .meta({ id: "LawChange" });

export const touchedArticle = z
  .strictObject({
    family: z.string(),
    version: z.string(),
    article: z.string(),
    what: z.enum(fates),
    to: z.string().nullable(),
  })
  .meta({ id: "TouchedArticle" });

const diffView = z.strictObject({
  from: named,
  /** False where a text is not held: then nobody can say that an article stayed. */
  compared: z.boolean(),
  same: z.int(),
  moved: z.int(),
  formOnly: z.int(),
  changed: z.int(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
});

const pointView = touchedArticle.omit({}).extend({
  scene: z.string(),
  point: z.string(),
  review: z.strictObject({ note: z.string(), on: date }).nullable(),
});

/** A scheme or a rule pack whose source is the law that changed. */
const ruleView = touchedArticle.omit({}).extend({
  kind: z.enum(["scheme", "rule-pack"]),
  id: z.string(),
  edition: z.string(),
  name: bilingual,
});

const fanOutView = z
  .strictObject({
    id,
    version: z.int(),
    knownOn: date,
    due: date,
    total: counted,
    done: counted,
    finished: z.boolean(),
  })
  .meta({ id: "FanOut" });

const caseView = z.strictObject({ id, number: z.string(), scheme: z.string(), client: bilingual });
const statementView = z.strictObject({
  id,
  number: z.string(),
  holder: bilingual,
  standard: bilingual,
  validUntil: date,
});

const editionView = z.strictObject({
  edition: z.string(),
  pack: z.string(),
  from: z.array(z.string()),
  to: z.string(),
  end: z.strictObject({ on: date, rule: ruleSource }),
  lastInitialAudit: date.nullable(),
  schemes: z.array(z.strictObject({ id: z.string(), edition: z.string(), name: bilingual })),
});

const moved = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ gained: z.array(item), lost: z.array(item), kept: z.int() });

const letter = z
  .strictObject({ to: z.strictObject({ id, name: bilingual }), zh: z.string(), en: z.string() })
  .meta({ id: "DraftLetter" });

export const changeRoutes = {
  calendar: route({
    id: "changes.calendar",
    method: "GET",
    path: `${base}/coming`,
    door: "public",
    action: null,
    summary: "What comes into force and what ceases to apply, by day; also as iCalendar at /changes.ics",
    query: z.strictObject({ from: date.optional(), to: date.optional(), region: region.optional() }),
    output: z.strictObject({
      today: date,
      from: date,
      to: date,
      items: z.array(
        named.extend({
          on: date,
          event: z.enum(["starts", "ends"]),
          level: z.string(),
          jurisdiction: z.string(),
          confidence: z.string(),
          /** What it takes the place of, or what takes its place. */
          before: z.array(named),
          successor: z.string().nullable(),
        }),
      ),
      /** More than the answer holds: ask for fewer days. */
      more: z.boolean(),
    }),
  }),
  move: route({
    id: "changes.move",
    method: "GET",
    path: `${base}/move`,
    door: "public",
    action: null,
    summary: "What a site gains and loses when it moves from one place to another: documents, duties, licences",
    query: z.strictObject({ scene: z.string().min(1).max(200), from: region, to: region, on }),
    output: z.strictObject({
      on: date,
      documents: moved(named.extend({ jurisdiction: z.string(), level: z.string() })),
      obligations: moved(auditPoint),
      licences: moved(auditPoint),
      focus: z.strictObject({ gained: z.array(auditPoint), lost: z.array(auditPoint) }),
    }),
  }),
  impact: route({
    id: "changes.impact",
    method: "GET",
    path: `${base}/impact/{family}/{version}`,
    door: "operator",
    action: "requirements.write",
    summary: "What a change of law touches, counted over all registers, and how far those touched have been told",
    params: law,
    output: z.strictObject({
      change: lawChangeView,
      diffs: z.array(diffView),
      toReview: counted,
      toRenumber: counted,
      /** Organisations whose own approved obligations rest on a changed article, and how many obligations (rows). */
      duties: counted,
      articles: z.array(touchedArticle),
      renumbered: z.array(touchedArticle),
      points: z.array(pointView),
      rules: z.array(ruleView),
      /** Null while nobody was told, because nobody is touched or the job has not begun. */
      fanOut: fanOutView.nullable(),
    }),
  }),
  told: route({
    id: "changes.told",
    method: "GET",
    path: `${base}/impact`,
    door: "operator",
    action: "requirements.write",
    summary: "Every change that was told, with its progress, the newest first",
    output: z.strictObject({
      changes: z.array(
        fanOutView.extend({
          change: named.extend({ event: z.enum(lawEvents), on: date.nullable() }),
          openPoints: z.int(),
        }),
      ),
    }),
  }),
  reviewPoint: route({
    id: "changes.review-point",
    method: "POST",
    path: `${base}/impact/{family}/{version}/points`,
    door: "operator",
    action: "requirements.write",
    summary: "Say that an audit point was looked at after its law changed, and what came of it",
    params: law,
    body: z.strictObject({ scene: line.max(80), point: line.max(80), note: prose }),
    output: changed,
  }),
  own: route({
    id: "changes.own",
    method: "GET",
    path: `${base}/of/{organisation}/changes`,
    door: "organisation",
    action: null,
    summary: "Changes that touch this organisation: of laws that its register cites, of editions that it certifies to",
    params: organisation,
    output: z.strictObject({
      laws: z.array(named.extend({ on: date.nullable(), due: date.nullable(), rows: z.int(), open: z.int() })),
      editions: z.array(editionView.extend({ cases: z.int(), statements: z.int() })),
    }),
  }),
  ownLaw: route({
    id: "changes.own-law",
    method: "GET",
    path: `${base}/of/{organisation}/changes/laws/{family}/{version}`,
    door: "organisation",
    action: null,
    summary: "What a change of law touches in this organisation: rows, objectives, schemes, open cases, statements",
    params: ownLaw,
    output: z.strictObject({
      change: lawChangeView,
      diffs: z.array(diffView),
      rows: z.array(
        z.strictObject({
          risk: id,
          title: z.string(),
          state: z.enum(riskStates),
          objectives: z.array(z.string()),
          articles: z.array(touchedArticle),
          review: z.strictObject({ due: date.nullable(), on: date, conclusion: z.string().nullable() }).nullable(),
        }),
      ),
      points: z.array(pointView),
      rules: z.array(ruleView),
      cases: z.array(caseView),
      statements: z.array(statementView),
    }),
  }),
  ownEdition: route({
    id: "changes.own-edition",
    method: "GET",
    path: `${base}/of/{organisation}/changes/editions/{edition}`,
    door: "organisation",
    action: "cases.read",
    summary: "What a new edition of a standard touches in this body: schemes, open cases, statements",
    params: organisation.extend({ edition: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/) }),
    output: z.strictObject({
      change: editionView,
      cases: z.array(caseView),
      statements: z.array(statementView),
    }),
  }),
  letters: route({
    id: "changes.letters",
    method: "GET",
    path: `${base}/of/{organisation}/change-letters`,
    door: "organisation",
    action: null,
    summary: "Draft letters, in Chinese and English, to everybody whom a change touches here; nothing is sent",
    params: organisation,
    query: z.strictObject({
      law: z
        .string()
        .regex(/^[a-z][a-z0-9-]{1,80}@(\d{4}-\d{2}-\d{2}|undated)$/)
        .optional(),
      edition: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{0,60}$/)
        .optional(),
    }),
    output: z.strictObject({ letters: z.array(letter), more: z.boolean() }),
  }),
};
