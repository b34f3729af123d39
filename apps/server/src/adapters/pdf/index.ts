export type {
  CertificateModel,
  DocumentModel,
  FieldValue,
  LabelModel,
  RecordModel,
  Signature,
} from "./document-model.ts";
export type { Printer } from "./open-printer.ts";
export { printerOf } from "./printer-of.ts";
