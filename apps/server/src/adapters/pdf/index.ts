export type { CertificateModel, DocumentModel, RecordModel } from "./document-model.ts";
export type { Printer } from "./open-printer.ts";
export { printerOf } from "./printer-of.ts";
export { type PrintedRecord, recordModel } from "./record-model.ts";
