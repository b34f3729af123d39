import type { OutputOf, requirementsRoutes } from "@touchstone/contract";
import { factors } from "@touchstone/requirements";

export type SceneEntry = OutputOf<typeof requirementsRoutes.ownScene>["entries"][number];
export type DutyForm = NonNullable<SceneEntry["pending"]>["form"];

/** Texts that are written in both languages. */
export const pairs = ["subclass", "subject", "duty", "check", "evidence"] as const;
type Pair = (typeof pairs)[number];
export type Told = { readonly zh: string; readonly en: string };

/** The form as it stands in its fields: every field a text, an empty one where nothing is said. */
export type Draft = Readonly<Record<Pair | "condition", Told>> & {
  readonly family: string;
  readonly article: string;
  readonly kind: DutyForm["kind"];
  readonly factor: DutyForm["factor"];
  readonly record: string;
  readonly jurisdiction: string;
  readonly standard: DutyForm["standard"]["id"];
  readonly clause: string;
  readonly gap: string;
  readonly retention: string;
};

const empty: Told = { zh: "", en: "" };

const gapOf = (form: DutyForm | null): string => {
  const recurrence = form?.frequency.at(-1)?.recurrence;
  return recurrence?.kind === "gap" ? recurrence.atMost : "";
};

export const draftOf = (form: DutyForm | null): Draft => {
  const [provision] = form?.provisions ?? [];
  return {
    family: provision?.family ?? "",
    article: provision?.article ?? "",
    kind: form?.kind ?? "operation",
    factor: form?.factor ?? factors[0],
    subclass: form?.subclass ?? empty,
    subject: form?.subject ?? empty,
    condition: form?.condition ?? empty,
    duty: form?.duty ?? empty,
    check: form?.check ?? empty,
    evidence: form?.evidence ?? empty,
    record: form?.record ?? "",
    jurisdiction: form?.jurisdiction ?? "000000",
    standard: form?.standard.id ?? "iso45001",
    clause: form?.standard.clause ?? "",
    gap: gapOf(form),
    retention: form?.retention?.atLeast ?? "",
  };
};

const isSaid = ({ zh, en }: Told): boolean => zh.trim() !== "" || en.trim() !== "";

/** What a rewriting keeps of the form it began with: all that has no field on the page. */
const kept = (before: DutyForm | null, { family, article, gap, retention }: Draft) => {
  const old = draftOf(before);
  const [, ...further] = before?.provisions ?? [];
  const [first] = before?.provisions ?? [];
  const sameProvision = first !== undefined && old.family === family && old.article === article.trim();
  return {
    aspects: before?.aspects ?? [],
    deadline: before?.deadline ?? null,
    qualification: before?.qualification ?? [],
    focus: before?.focus ?? [],
    consequence: before?.consequence ?? null,
    provisions: [
      sameProvision ? first : { family, article: article.trim() === "" ? null : article.trim(), versions: [] },
      ...further,
    ],
    frequency:
      gap.trim() === old.gap
        ? (before?.frequency ?? [])
        : gap.trim() === ""
          ? []
          : [{ since: null, until: null, recurrence: { kind: "gap" as const, atMost: gap.trim() } }],
    retention:
      retention.trim() === old.retention
        ? (before?.retention ?? null)
        : retention.trim() === ""
          ? null
          : { atLeast: retention.trim(), of: null },
  };
};

export const formOf = (draft: Draft, before: DutyForm | null): DutyForm => ({
  ...kept(before, draft),
  factor: draft.factor,
  kind: draft.kind,
  jurisdiction: draft.jurisdiction,
  standard: { id: draft.standard, clause: draft.clause },
  subclass: draft.subclass,
  subject: draft.subject,
  condition: isSaid(draft.condition) ? draft.condition : null,
  duty: draft.duty,
  check: draft.check,
  evidence: draft.evidence,
  record: draft.kind === "observation" && draft.record !== "" ? draft.record : null,
});
