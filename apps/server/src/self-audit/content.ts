import { clauseAnswersShape, rehearsalShape, reviewInputsShape } from "@touchstone/register";
import { once } from "../content/once.ts";
import { readFile } from "../content/read-content.ts";

/** Which part of the workspace deals with which clause. */
export const clauseAnswers = once(() => readFile("self-audit/clause-answers.yaml", clauseAnswersShape));

/** What a stage 1 audit looks at. */
export const stageOne = once(() => readFile("self-audit/stage-1.yaml", rehearsalShape));

/** The inputs of a management review. */
export const reviewInputs = once(() => readFile("self-audit/review-inputs.yaml", reviewInputsShape));
