import type { Decider } from "../decider.ts";
import { type RuleSource, refusal } from "../refusal.ts";
import { ok, refuse, unlessRefused } from "../result.ts";
import { type DocumentTemplate, everyKind, unknownPlaceholders } from "./document-template.ts";

/** One version of a body's template for a kind of record. */
export type TemplateVersion = {
  readonly version: number;
  readonly template: DocumentTemplate;
  readonly effectiveFrom: string;
  readonly by: string;
  readonly name: string;
  readonly on: string;
  readonly approved: { readonly by: string; readonly name: string; readonly on: string } | null;
  readonly returned: { readonly by: string; readonly name: string; readonly on: string; readonly why: string } | null;
};

export type TemplateState = { readonly kind: string; readonly versions: readonly TemplateVersion[] };

export type TemplateEvent =
  | {
      readonly type: "TemplateProposed";
      readonly data: Pick<TemplateVersion, "version" | "template" | "effectiveFrom" | "by" | "name" | "on"> & {
        readonly kind: string;
      };
    }
  | {
      readonly type: "TemplateApproved";
      readonly data: { readonly version: number; readonly by: string; readonly name: string; readonly on: string };
    }
  | {
      readonly type: "TemplateReturned";
      readonly data: {
        readonly version: number;
        readonly by: string;
        readonly name: string;
        readonly on: string;
        readonly why: string;
      };
    };

export type TemplateCommand =
  | {
      readonly type: "ProposeTemplate";
      readonly kind: string;
      readonly template: DocumentTemplate;
      readonly effectiveFrom: string;
    }
  | { readonly type: "ApproveTemplate"; readonly version: number }
  | { readonly type: "ReturnTemplate"; readonly version: number; readonly why: string };

export type TemplateFacts = {
  readonly name: string;
  /** Does any scheme have this kind of record? */
  readonly isKindKnown: boolean;
  /** Fields that no scheme requires of this kind. */
  readonly optional: readonly string[];
};

export const templateCodes = [
  "template-kind-unknown",
  "template-field-required",
  "template-placeholder-unknown",
  "template-effective-too-early",
  "template-same-person",
  "template-proposal-open",
  "template-not-proposed",
] as const;
export type TemplateCode = (typeof templateCodes)[number];

/** Documented information is approved before use and its versions are told apart (ISO/IEC 17021-1 10.2.3). */
const rule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "10.2.3" };

const answered = (state: TemplateState, version: number, change: Partial<TemplateVersion>): TemplateState => ({
  ...state,
  versions: state.versions.map((each) => (each.version === version ? { ...each, ...change } : each)),
});

const evolve = (state: TemplateState, event: TemplateEvent): TemplateState => {
  switch (event.type) {
    case "TemplateProposed": {
      const { kind, ...proposed } = event.data;
      return { kind, versions: [...state.versions, { ...proposed, approved: null, returned: null }] };
    }
    case "TemplateApproved": {
      const { version, ...approved } = event.data;
      return answered(state, version, { approved });
    }
    case "TemplateReturned": {
      const { version, ...returned } = event.data;
      return answered(state, version, { returned });
    }
  }
};

const openOf = ({ versions }: TemplateState): TemplateVersion | undefined =>
  versions.find(({ approved, returned }) => approved === null && returned === null);

/** A version holds from a day after its approval: so what was printed of a record filed before can never change. */
const tooEarly = (effectiveFrom: string, today: string) =>
  effectiveFrom > today ? [] : [refusal("template-effective-too-early" as const, rule, { effectiveFrom, today })];

export const templates: Decider<TemplateState, TemplateCommand, TemplateEvent, TemplateFacts, TemplateCode> = {
  initial: { kind: "", versions: [] },
  evolve,
  decide: (state, command, { name, isKindKnown, optional }, context) => {
    const by = context.actor;
    const on = context.today.toString();
    const open = openOf(state);
    if (command.type === "ProposeTemplate") {
      const { kind, template, effectiveFrom } = command;
      const required = template.leftOut.filter((field) => kind === everyKind || !optional.includes(field));
      const unknown = unknownPlaceholders(template);
      return unlessRefused(
        [
          ...(isKindKnown || kind === everyKind ? [] : [refusal("template-kind-unknown" as const, rule, { kind })]),
          ...(open === undefined ? [] : [refusal("template-proposal-open" as const, rule, { version: open.version })]),
          ...(required.length === 0 ? [] : [refusal("template-field-required" as const, rule, { fields: required })]),
          ...(unknown.length === 0 ? [] : [refusal("template-placeholder-unknown" as const, rule, { names: unknown })]),
          ...tooEarly(effectiveFrom, on),
        ],
        () => [
          {
            type: "TemplateProposed",
            data: { kind, version: state.versions.length + 1, template, effectiveFrom, by, name, on },
          },
        ],
      );
    }
    if (open?.version !== command.version)
      return refuse(refusal("template-not-proposed", rule, { version: command.version }));
    const { version } = open;
    // Whoever proposed it may take it back, and no more.
    if (command.type === "ReturnTemplate")
      return ok([{ type: "TemplateReturned", data: { version, by, name, on, why: command.why } }]);
    return unlessRefused(
      [
        ...(open.by === by ? [refusal("template-same-person" as const, rule, { name: open.name })] : []),
        ...tooEarly(open.effectiveFrom, on),
      ],
      () => [{ type: "TemplateApproved", data: { version, by, name, on } }],
    );
  },
};

/** The version that prints what was filed on a day; null where the house's own form does. */
export const templateOn = ({ versions }: TemplateState, on: string): TemplateVersion | null =>
  versions.findLast(({ approved, effectiveFrom }) => approved !== null && effectiveFrom <= on) ?? null;
