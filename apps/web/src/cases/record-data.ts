import type { Data } from "../shell/record/data.ts";
import type { CaseRecord, SchemeView } from "./case-words.tsx";

export const recordPdf = (caseId: string, record: string): string => `/api/v1/cases/${caseId}/records/${record}/pdf`;

// The schema of the route says "any JSON"; the server checked it against these very fields.
export const recordData = (record: CaseRecord | null): Data => (record === null ? {} : (record.values as Data));

export const asksForScope = (kind: SchemeView["records"][number]): boolean =>
  kind.function === "selection" && kind.fields.some(({ id, type }) => id === "scope" && type === "bilingual");
