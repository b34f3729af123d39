import type { Bilingual, Json } from "@touchstone/kernel";
import { baseContext } from "./credential-shape.ts";
import type { DidDocument } from "./did-document.ts";
import type { JsonObject } from "./encoding.ts";
import type { StatusPurpose } from "./status-list.ts";

export const untpContext = "https://vocabulary.uncefact.org/untp/0.7.0/context/";

const xsdDate = "http://www.w3.org/2001/XMLSchema#date";
const term = (name: string): string => `urn:touchstone:term:${name}`;

/** What UNTP 0.7.0 has no word for. Inline, so that no document has to be fetched to understand a certificate. */
const ownTerms: JsonObject = {
  "@protected": true,
  certificateNumber: term("certificateNumber"),
  issuedOn: { "@id": term("issuedOn"), "@type": xsdDate },
  certifiedScope: { "@id": term("certifiedScope"), "@container": "@language" },
  certifiedSites: { "@id": term("certifiedSites"), "@container": "@set" },
  caseDigest: term("caseDigest"),
  issuerKey: { "@id": term("issuerKey"), "@type": "@json" },
};

export type Site = { readonly name: Bilingual; readonly address: Bilingual };

/** The facts that a certificate says in public. Dates are ISO days in the zone of the law that the certificate is under. */
export type CertificateFacts = {
  readonly number: string;
  /** `id` is a URI: of the company register where it is known, of the party here otherwise. */
  readonly holder: { readonly id: string; readonly name: Bilingual };
  readonly body: { readonly did: string; readonly name: Bilingual };
  readonly scheme: { readonly id: string; readonly name: Bilingual };
  /** As printed: `GB/T 45001—2020 / ISO 45001:2018`. */
  readonly standard: string;
  readonly scope: Bilingual;
  readonly sites: readonly Site[];
  readonly issuedOn: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly decidedOn: string;
  /** Digest over the case file behind the decision: the entry in the log commits to it. */
  readonly caseDigest: string;
};

export type CertificatePlaces = {
  /** `https://host`, without a slash at the end. */
  readonly origin: string;
  readonly statusIndex: number;
  readonly statusList: Readonly<Record<StatusPurpose, string>>;
  /**
   * The issuer's own document. A reader without network sees with it that nothing was changed; that the key is the
   * issuer's, only the log or the reader's own knowledge can say.
   */
  readonly issuerDocument: DidDocument;
};

const languages = (text: Bilingual): Json => ({ zh: text.zh, en: text.en });

const status = (places: CertificatePlaces, purpose: StatusPurpose): JsonObject => ({
  id: `${places.statusList[purpose]}#${places.statusIndex}`,
  type: "BitstringStatusListEntry",
  statusPurpose: purpose,
  // A base-10 string, as the Recommendation has it; UNTP 0.7.0's number would fail the W3C suite (trust.md section 6).
  statusListIndex: String(places.statusIndex),
  statusListCredential: places.statusList[purpose],
});

/** A W3C credential (VCDM 2.0) with a subject in the shape of UNTP's Digital Conformity Credential 0.7.0. */
export const certificateCredential = (facts: CertificateFacts, places: CertificatePlaces): JsonObject => {
  const page = `${places.origin}/verify/${encodeURIComponent(facts.number)}`;
  const files = `${places.origin}/credentials/${encodeURIComponent(facts.number)}`;
  const holder = { type: ["Party"], id: facts.holder.id, name: facts.holder.name.zh };
  const topic = {
    type: ["ConformityTopic"],
    id: `urn:touchstone:scheme:${facts.scheme.id}`,
    name: facts.scheme.name.en,
  };
  return {
    "@context": [baseContext, untpContext, ownTerms],
    id: files,
    type: ["DigitalConformityCredential", "VerifiableCredential"],
    issuer: { type: ["CredentialIssuer"], id: facts.body.did, name: facts.body.name.zh },
    // The day begins and ends where the law's clock stands (design.md section 3: Asia/Shanghai).
    validFrom: `${facts.validFrom}T00:00:00+08:00`,
    validUntil: `${facts.validUntil}T23:59:59+08:00`,
    name: `${facts.scheme.name.zh} ${facts.number}`,
    credentialStatus: [status(places, "revocation"), status(places, "suspension")],
    credentialSubject: {
      type: ["ConformityAttestation"],
      id: page,
      name: facts.scheme.name.en,
      description: facts.scope.en,
      assessorLevel: "3rdParty",
      assessmentLevel: "scheme-cab",
      attestationType: "certification",
      issuedToParty: holder,
      referenceScheme: { type: ["ConformityScheme"], id: topic.id, name: facts.scheme.name.en },
      conformityCertificate: {
        linkURL: `${files}.pdf`,
        linkName: facts.number,
        mediaType: "application/pdf",
      },
      conformityAssessment: [
        {
          type: ["ConformityAssessment"],
          id: `${page}#assessment`,
          name: facts.standard,
          assessmentCriteria: [
            { type: ["Criterion"], id: `${topic.id}#standard`, name: facts.standard, conformityTopic: topic },
          ],
          assessmentDate: facts.decidedOn,
          assessedPerformance: [{ score: { code: "conforms" } }],
          assessedOrganisation: holder,
          conformityTopic: [topic],
          conformance: true,
        },
      ],
      certificateNumber: facts.number,
      issuedOn: facts.issuedOn,
      certifiedScope: languages(facts.scope),
      certifiedSites: facts.sites.map((site) => ({ name: languages(site.name), address: languages(site.address) })),
      caseDigest: facts.caseDigest,
      issuerKey: places.issuerDocument,
    },
  };
};
