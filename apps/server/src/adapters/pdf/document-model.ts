import type { Bilingual } from "@touchstone/kernel";

export type Signature = { readonly role: Bilingual; readonly name: string; readonly on: string };

/** Bytes that travel inside the PDF; text only, so that they reach the template as JSON. */
export type Attachment = {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly text: string;
};

export type FieldValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bilingual"; readonly text: Bilingual }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly Bilingual[];
      readonly rows: readonly (readonly string[])[];
      /** Relative, one a column. */
      readonly widths: readonly number[];
    };

/** A numbered record of a case, ready to print: everything is text, nothing is looked up any more. */
export type RecordModel = {
  readonly kind: "record";
  readonly title: Bilingual;
  readonly number: string;
  readonly version: string;
  readonly body: Bilingual;
  readonly facts: readonly { readonly label: Bilingual; readonly value: string }[];
  readonly sections: readonly {
    readonly title: Bilingual | null;
    /** A paragraph of the body's own, above the fields. */
    readonly text: Bilingual | null;
    readonly fields: readonly { readonly label: Bilingual; readonly value: FieldValue }[];
  }[];
  readonly signatures: readonly Signature[];
  /** What the body's own template adds; null in the house's form. */
  readonly frame: {
    readonly header: Bilingual | null;
    readonly footer: Bilingual | null;
    readonly declaration: Bilingual | null;
    /** In place of the house's mark. */
    readonly logo: { readonly mediaType: "image/png" | "image/jpeg"; readonly bytes: Uint8Array } | null;
    readonly version: string;
  } | null;
  readonly attachments: readonly Attachment[];
  /** Instant of the event that made the record; the PDF's date, so that the same event gives the same bytes. */
  readonly recordedAt: string;
};

export type CertificateModel = {
  readonly kind: "certificate";
  readonly title: Bilingual;
  readonly number: string;
  readonly body: { readonly name: Bilingual };
  readonly holder: { readonly name: Bilingual };
  /** `职业健康安全管理体系`, as the sentence needs it. */
  readonly system: Bilingual;
  readonly standard: string;
  readonly scope: Bilingual;
  readonly sites: readonly { readonly name: Bilingual; readonly address: Bilingual }[];
  readonly issuedOn: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly signatures: readonly Signature[];
  readonly log: { readonly index: number };
  /** The public page behind the QR code. */
  readonly verify: string;
  readonly attachments: readonly Attachment[];
  readonly recordedAt: string;
};

/** A sticker with a QR code. */
export type LabelModel = {
  readonly kind: "label";
  readonly title: string;
  readonly number: string;
  readonly details: readonly string[];
  readonly organisation: Bilingual | null;
  readonly scan: Bilingual;
  /** Where the QR code leads. */
  readonly address: string;
  readonly issuedOn: string;
  readonly recordedAt: string;
};

export type DocumentModel = RecordModel | CertificateModel | LabelModel;
