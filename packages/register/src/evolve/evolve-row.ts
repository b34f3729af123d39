import type { Risk } from "../risk.ts";
import type { RowEvent } from "../risk-events.ts";
import { onLine, overtake, withCell } from "./parts.ts";

export const evolveRow = (risk: Risk, event: RowEvent): Risk => {
  switch (event.type) {
    case "RiskIdentified": {
      const { title, harm, owner, area } = event.data;
      return { ...risk, identified: { no: "", title, harm }, owner, area };
    }
    case "RiskImported": {
      const { no, title, file, lines } = event.data;
      return {
        ...risk,
        identified: { no, title, harm: "" },
        importedFrom: file,
        lines: lines.map((line) => ({ ...line, clauses: [], withdrawn: null })),
      };
    }
    case "RiskRetitled": {
      const { no, title, harm, keepsJudgements = false } = event.data;
      const named = { ...risk, identified: { no, title, harm } };
      const isSame = risk.identified?.title === title && risk.identified.harm === harm;
      // A number is a label; another risk, or another harm, is another thing to judge (OH-21).
      return isSame || keepsJudgements ? named : overtake(named);
    }
    case "RiskAssigned": {
      const { owner, area } = event.data;
      // Whoever judged was competent for the area that the row had.
      return area === risk.area ? { ...risk, owner } : overtake({ ...risk, owner, area });
    }
    case "RiskPlaced":
      return { ...risk, sites: event.data.sites };
    case "CellWritten": {
      const { line, column, text } = event.data;
      if (line === null) return { ...risk, written: withCell(risk.written, column, text) };
      return onLine(risk, line, (one) => ({ ...one, printed: withCell(one.printed, column, text) }));
    }
    case "RiskWithdrawn":
      return { ...risk, withdrawn: event.data };
    case "RiskReinstated":
      return { ...risk, withdrawn: null };
  }
};
