export type {
  Attachment,
  CertificateModel,
  DocumentModel,
  FieldValue,
  RecordModel,
  Signature,
} from "./document-model.ts";
export { openPrinter, type Printer } from "./open-printer.ts";
