import type { Approval, Assessment, AssessmentVersion, Draft, Evaluated } from "./assessment.ts";

type Personal = { readonly person: string; readonly fields: { readonly name: string } } | null;

export type AssessmentEvent =
  | {
      readonly type: "AssessmentStarted";
      readonly data: Draft & { readonly risk: string; readonly set: string; readonly person: string };
    }
  | { readonly type: "AssessmentDrafted"; readonly data: Draft & { readonly person: string } }
  | {
      readonly type: "AssessmentFinished";
      readonly data: Draft & {
        readonly number: number;
        readonly on: string;
        readonly result: Evaluated;
        readonly person: string;
      };
      readonly personal: Personal;
    }
  | {
      readonly type: "AssessmentReevaluated";
      readonly data: { readonly number: number; readonly result: Evaluated };
    }
  | {
      readonly type: "AcceptanceDecided";
      readonly data: Omit<Approval, "by"> & { readonly number: number; readonly person: string };
      readonly personal: Personal;
    }
  | { readonly type: "AssessmentRetired"; readonly data: { readonly reason: string; readonly on: string } };

const change = (
  state: Assessment,
  number: number,
  to: (version: AssessmentVersion) => AssessmentVersion,
): Assessment => ({ ...state, versions: state.versions.map((one) => (one.number === number ? to(one) : one)) });

export const evolveAssessment = (state: Assessment, event: AssessmentEvent): Assessment => {
  switch (event.type) {
    case "AssessmentStarted": {
      const { risk, set, inputs, treatment, person } = event.data;
      return { ...state, risk, set, draft: { inputs, treatment }, authors: [person] };
    }
    case "AssessmentDrafted": {
      const { inputs, treatment, person } = event.data;
      return { ...state, draft: { inputs, treatment }, authors: [...new Set([...state.authors, person])] };
    }
    case "AssessmentFinished": {
      const { number, on, result, person, inputs, treatment } = event.data;
      const by = { person, name: event.personal?.fields.name ?? null };
      const authors = [...new Set([...state.authors, person])];
      const version = { number, on, by, authors, inputs, treatment, results: [result], approvals: [] };
      return { ...state, draft: null, authors: [], versions: [...state.versions, version] };
    }
    case "AssessmentReevaluated": {
      const { number, result } = event.data;
      return change(state, number, (one) => ({ ...one, results: [...one.results, result] }));
    }
    case "AcceptanceDecided": {
      const { number, outcome, reason, criteria, on, person } = event.data;
      const approval = { outcome, reason, criteria, on, by: { person, name: event.personal?.fields.name ?? null } };
      return change(state, number, (one) => ({ ...one, approvals: [...one.approvals, approval] }));
    }
    case "AssessmentRetired":
      return { ...state, draft: null, retired: event.data };
  }
};
