import type { Bilingual } from "../json.ts";

type Named = { readonly id: string; readonly name: Bilingual };

/** What is asked to be looked at again (ISO/IEC 17000 8.6): the decision, a finding's grade, or a status of the statement. */
export const appealSubjects = ["decision", "grade", "standing"] as const;
export type AppealSubject = {
  readonly kind: (typeof appealSubjects)[number];
  /** Of the case, for `grade`. */
  readonly finding: string | null;
};

export const appealOutcomes = ["upheld", "partly", "dismissed"] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/** What an upheld appeal asks of the body. Others read it as a fact; the appeal itself changes no case and no statement. */
export const remedies = ["new-review", "new-decision", "reinstatement", "regrading"] as const;
export type Remedy = (typeof remedies)[number];

type Stamp = { readonly by: string; readonly on: string };
type Person = { readonly person: string; readonly name: string };

export type AppealEvent =
  | {
      readonly type: "AppealFiled";
      readonly data: Stamp & {
        readonly number: string;
        readonly case: string;
        readonly caseNumber: string;
        readonly body: Named;
        readonly client: Named;
        readonly subject: AppealSubject;
        readonly grounds: string;
        readonly name: string;
      };
    }
  | { readonly type: "AppealAcknowledged"; readonly data: Stamp & { readonly name: string } }
  | { readonly type: "AppealHandlerAssigned"; readonly data: Stamp & Person }
  | { readonly type: "AppealInvestigated"; readonly data: Stamp & { readonly text: string; readonly name: string } }
  | {
      readonly type: "AppealDecided";
      readonly data: Stamp & {
        readonly outcome: AppealOutcome;
        readonly remedies: readonly Remedy[];
        readonly reasons: string;
        readonly name: string;
      };
    }
  | { readonly type: "AppellantTold"; readonly data: Stamp & { readonly how: string } }
  | { readonly type: "AppealClosed"; readonly data: Stamp }
  | {
      readonly type: "RemedyFollowed";
      readonly data: Stamp & {
        readonly remedy: Exclude<Remedy, "reinstatement">;
        readonly case: string;
        readonly caseNumber: string;
      };
    };

type DataOf<Type extends AppealEvent["type"]> = Extract<AppealEvent, { readonly type: Type }>["data"];

export type Appeal = {
  readonly filed: DataOf<"AppealFiled"> | null;
  readonly acknowledged: DataOf<"AppealAcknowledged"> | null;
  readonly handler: DataOf<"AppealHandlerAssigned"> | null;
  readonly investigated: DataOf<"AppealInvestigated"> | null;
  readonly decided: DataOf<"AppealDecided"> | null;
  readonly told: DataOf<"AppellantTold"> | null;
  readonly closed: DataOf<"AppealClosed"> | null;
  /** In which case each remedy is carried out. */
  readonly followed?: readonly DataOf<"RemedyFollowed">[];
};

export const noAppeal: Appeal = {
  filed: null,
  acknowledged: null,
  handler: null,
  investigated: null,
  decided: null,
  told: null,
  closed: null,
};

export const evolveAppeal = (state: Appeal, event: AppealEvent): Appeal => {
  switch (event.type) {
    case "AppealFiled":
      return { ...state, filed: event.data };
    case "AppealAcknowledged":
      return { ...state, acknowledged: event.data };
    case "AppealHandlerAssigned":
      // Another handler begins anew: what somebody did who may not handle it carries no decision.
      return { ...state, handler: event.data, investigated: null, decided: null, told: null };
    case "AppealInvestigated":
      return { ...state, investigated: event.data };
    case "AppealDecided":
      return { ...state, decided: event.data };
    case "AppellantTold":
      return { ...state, told: event.data };
    case "AppealClosed":
      return { ...state, closed: event.data };
    case "RemedyFollowed":
      return { ...state, followed: [...(state.followed ?? []), event.data] };
  }
};

/** The steps in their order (ISO/IEC 17021-1 9.7.3 to 9.7.8). */
export const appealSteps = ["acknowledge", "assign", "investigate", "decide", "tell", "close"] as const;
export type AppealStep = (typeof appealSteps)[number];

const doneBy: Readonly<Record<AppealStep, Exclude<keyof Appeal, "filed" | "followed">>> = {
  acknowledge: "acknowledged",
  assign: "handler",
  investigate: "investigated",
  decide: "decided",
  tell: "told",
  close: "closed",
};

/** What comes next; null once it is closed. */
export const nextAppealStep = (state: Appeal): AppealStep | null =>
  appealSteps.find((step) => state[doneBy[step]] === null) ?? null;
