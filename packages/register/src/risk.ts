import type { WrittenColumn } from "./change-set/cell.ts";
import type { Bearing } from "./evidence/bearing.ts";
import type { Frequency } from "./frequency.ts";
import type { IncidentCount } from "./incidents/zero-incidents.ts";
import type { Schedule } from "./shares/due-days.ts";
import type { Assignment } from "./work.ts";

/** One row of the register: a significant risk (ISO 45001 6.1.2, column ①) with everything that follows from it. */
export type Risk = {
  readonly identified: { readonly no: string; readonly title: string; readonly harm: string } | null;
  /** Who runs the business identifies and controls (OH-12); the area is what an evaluator must be competent in. */
  readonly owner: string;
  readonly area: string;
  /** Ids of the sites at which the risk stands; none named means the whole organisation. */
  readonly sites: readonly string[];
  /** The file it was imported from. */
  readonly importedFrom: string | null;
  readonly lines: readonly Line[];
  readonly objectives: readonly Objective[];
  readonly controls: readonly Control[];
  readonly monitoring: readonly Monitoring[];
  readonly assignments: readonly Assignment[];
  readonly evidence: readonly Evidence[];
  readonly evaluations: readonly Evaluation[];
  readonly corrections: readonly Correction[];
  readonly reviews: readonly Review[];
  /** Cells that somebody wrote in a row that has no document to stand beside. */
  readonly written: Written;
  /** A row that ended stays readable. The reason is null where it was entered by a change that was taken back. */
  readonly withdrawn: { readonly reason: string | null } | null;
};

/** Text of cells as it was printed or written; only cells that say something. */
export type Written = Partial<Readonly<Record<WrittenColumn, string>>>;

/** Column ②: one legal document of the risk, beside the cells as the imported table printed them. */
export type Line = {
  readonly id: string;
  readonly title: string;
  readonly printedDate: string;
  readonly printed: Written;
  readonly clauses: readonly Clause[];
  readonly withdrawn: { readonly reason: string } | null;
};

/** Column ④: words of an article, and where they stand. */
export type Clause = {
  readonly id: string;
  readonly family: string;
  readonly version: string;
  readonly article: string;
  readonly quote: string;
  /** SHA-256 of the article's whole text; null where the law base holds none and nobody could compare. */
  readonly digest: string | null;
};

/** Column ⑤. */
export type Objective = {
  readonly id: string;
  readonly text: string;
  readonly frequency: Frequency;
  /** Of "no accident": what it counts in the incidents on record. Absent where nobody has said. */
  readonly counts?: IncidentCount;
  /** On which days it is due. Absent where nobody has said: then every day counts. */
  readonly schedule?: Schedule;
};

/** What is said of an objective: `counts` and `schedule` unsaid keep what was said before, null takes it back. */
export type SetObjective = Omit<Objective, "id" | "counts" | "schedule"> & {
  readonly counts?: IncidentCount | null;
  readonly schedule?: Schedule | null;
};

/** Column ⑥ by 5W1H (OH-17), with the documents it rests on (OH-18). */
export type Control = {
  readonly id: string;
  readonly objective: string;
  readonly who: string;
  readonly what: string;
  readonly when: string;
  readonly where: string;
  readonly why: string;
  readonly how: string;
  readonly documents: readonly string[];
};

/** Column ⑦. */
export type Monitoring = {
  readonly id: string;
  readonly objective: string;
  readonly what: string;
  readonly who: string;
  readonly frequency: Frequency;
};

/** Who did it: a party, and the name as it was, which is gone when the person's key is. */
export type Doer = { readonly person: string; readonly name: string | null };

/** Column ⑧: a file, by its digest. */
export type Evidence = {
  readonly id: string;
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly objective: string | null;
  readonly on: string;
  readonly attachedAt: string;
  readonly by: Doer;
  /** The evidence item that it is a link to; null for files of the first release, which belong to the row alone. */
  readonly item: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly bearing: Bearing;
  /** Why whoever linked it says that it bears so; a contradiction always says. */
  readonly why: string;
  readonly unlinked: { readonly reason: string; readonly on: string } | null;
};

/** Columns ⑨ and ⑩. `overtaken`: the plan that it judged, or what it cites, has changed since. */
export type Evaluation = {
  readonly id: string;
  readonly outcome: "fulfilled" | "not-fulfilled";
  readonly finding: string;
  readonly evidence: readonly string[];
  readonly on: string;
  readonly by: Doer;
  readonly competence: string;
  readonly overtaken: boolean;
  /** Links without which it does not stand: those that it cites, or that a verified correction of a failure rests on. */
  readonly grounds: readonly string[];
};

/** Column ⑪, and ⑫ when somebody else has verified it. */
export type Correction = {
  readonly id: string;
  readonly evaluation: string;
  readonly cause: string;
  readonly action: string;
  readonly due: string;
  readonly done: { readonly what: string; readonly on: string; readonly by: Doer } | null;
  readonly verified: {
    readonly outcome: "effective" | "ineffective";
    readonly finding: string;
    readonly on: string;
    readonly by: Doer;
  } | null;
};

/** A cited article under a change of its law: what became of it, and where it stands now. */
export type TouchedClause = {
  readonly family: string;
  readonly version: string;
  readonly article: string;
  readonly what: "changed" | "removed" | "replaced" | "ended" | "unknown";
  readonly to: string | null;
};

/** A law changed under the row (OH-21); open until somebody has looked. */
export type Review = {
  /** The law that the row cites, the first of them; `family` and `version` are what applies now, or what ended. */
  readonly cited: string;
  readonly family: string;
  readonly version: string;
  readonly on: string;
  /** By when somebody must have looked, and at which clauses. Reviews of the first release know neither. */
  readonly due: string | null;
  readonly touched: readonly TouchedClause[];
  readonly conclusion: string | null;
};

export const noRisk: Risk = {
  identified: null,
  owner: "",
  area: "",
  sites: [],
  importedFrom: null,
  lines: [],
  objectives: [],
  controls: [],
  monitoring: [],
  assignments: [],
  evidence: [],
  evaluations: [],
  corrections: [],
  reviews: [],
  written: {},
  withdrawn: null,
};
