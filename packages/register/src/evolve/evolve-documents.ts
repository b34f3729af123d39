import type { Risk } from "../risk.ts";
import type { DocumentEvent } from "../risk-events.ts";
import { isWaitingFor } from "../risk-state.ts";
import { onLine, overtake, put } from "./parts.ts";

export const evolveDocuments = (risk: Risk, event: DocumentEvent): Risk => {
  switch (event.type) {
    case "DocumentAdded": {
      const line = { ...event.data, printed: {}, clauses: [], withdrawn: null };
      return overtake({ ...risk, lines: [...risk.lines, line] });
    }
    case "DocumentCorrected": {
      const { line, title, printedDate } = event.data;
      return overtake(onLine(risk, line, (one) => ({ ...one, title, printedDate })));
    }
    case "DocumentWithdrawn": {
      const { line, reason } = event.data;
      return overtake(onLine(risk, line, (one) => ({ ...one, withdrawn: { reason } })));
    }
    case "DocumentReinstated":
      return overtake(onLine(risk, event.data.line, (one) => ({ ...one, withdrawn: null })));
    case "DocumentTakenBack":
      return overtake({ ...risk, lines: risk.lines.filter(({ id }) => id !== event.data.line) });
    case "ClauseExtracted": {
      const { line, ...clause } = event.data;
      return overtake(onLine(risk, line, (one) => ({ ...one, clauses: put(one.clauses, clause) })));
    }
    case "ReviewRequired":
      return { ...risk, reviews: [...risk.reviews, { ...event.data, conclusion: null }] };
    case "ReviewMoved": {
      const { due } = event.data;
      const waits = isWaitingFor(event.data);
      return { ...risk, reviews: risk.reviews.map((one) => (waits(one) ? { ...one, due } : one)) };
    }
    case "ReviewConcluded": {
      const { family, version, conclusion } = event.data;
      const reviews = risk.reviews.map((one) =>
        one.family === family && one.version === version && one.conclusion === null ? { ...one, conclusion } : one,
      );
      return { ...risk, reviews };
    }
  }
};
