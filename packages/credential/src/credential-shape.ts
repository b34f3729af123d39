import { type Json, type Result, refuse, unlessRefused } from "@touchstone/kernel";
import { isObject, type JsonObject } from "./encoding.ts";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

export const baseContext = "https://www.w3.org/ns/credentials/v2";

export type Credential = JsonObject & {
  readonly issuer: string | (JsonObject & { readonly id: string });
};

// Types that the base context itself defines; another word needs a context of its own or must be a URL.
const baseTypes = new Set([
  "VerifiableCredential",
  "VerifiablePresentation",
  "EnvelopedVerifiableCredential",
  "EnvelopedVerifiablePresentation",
  "BitstringStatusList",
  "BitstringStatusListCredential",
  "BitstringStatusListEntry",
  "DataIntegrityProof",
  "JsonSchema",
  "JsonSchemaCredential",
]);

const isUrl = (value: Json | undefined): value is string =>
  typeof value === "string" && /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(value);

const list = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as Json];

/** xsd:dateTimeStamp: a zone is required (VCDM 2.0 section 2.2). */
export const isDateTimeStamp = (value: Json | undefined): value is string => {
  if (typeof value !== "string") return false;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(value)) return false;
  try {
    Temporal.Instant.from(value);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

type Known = { readonly problem: string | null; readonly knows: (type: string) => boolean };

// Without a JSON-LD processor a foreign context may define anything; an inline one can be read here.
const readContexts = (value: Json | undefined): Known => {
  const contexts = list(value);
  const terms = new Map<string, Json>();
  const isProtected = new Set([...baseTypes, "id", "type"]);
  let foreign = false;
  const wrong = (problem: string): Known => ({ problem, knows: () => false });
  if (contexts[0] !== baseContext) return wrong("context-base");
  for (const context of contexts.slice(1)) {
    if (typeof context === "string") {
      if (!isUrl(context)) return wrong("context-url");
      foreign = true;
    } else if (isObject(context)) {
      for (const [term, meaning] of Object.entries(context)) {
        if (term.startsWith("@")) continue;
        if (isProtected.has(term)) return wrong("context-redefines");
        terms.set(term, meaning);
        if (context["@protected"] === true) isProtected.add(term);
      }
    } else return wrong("context-item");
  }
  const knows = (type: string): boolean => {
    if (baseTypes.has(type) || isUrl(type)) return true;
    const meaning = terms.get(type);
    if (meaning === undefined) return foreign;
    return isUrl(isObject(meaning) ? meaning["@id"] : meaning);
  };
  return { problem: null, knows };
};

const isLanguageText = (value: Json): boolean => {
  if (typeof value === "string") return true;
  if (!isObject(value) || typeof value["@value"] !== "string") return false;
  return Object.keys(value).every((key) => ["@value", "@language", "@direction"].includes(key));
};

// Members that point elsewhere need a type to say what is there (VCDM 2.0 section 4.5); some need an id too.
const typed = ["credentialStatus", "credentialSchema", "refreshService", "termsOfUse", "evidence", "proof"] as const;

const memberProblems = (credential: JsonObject, knows: (type: string) => boolean): readonly string[] =>
  typed.flatMap((member) =>
    list(credential[member]).flatMap((item) => {
      if (!isObject(item)) return [`${member}-object`];
      const types = list(item.type);
      const problems: string[] = [];
      if (types.length === 0) problems.push(`${member}-type`);
      else if (!types.every((type) => typeof type === "string" && knows(type))) problems.push(`${member}-type-unknown`);
      if (item.id !== undefined && !isUrl(item.id)) problems.push(`${member}-id`);
      if (member === "credentialSchema" && item.id === undefined) problems.push(`${member}-id`);
      return problems;
    }),
  );

const subjectProblems = (value: Json | undefined): readonly string[] => {
  const subjects = list(value);
  if (subjects.length === 0) return ["subject-missing"];
  return subjects.flatMap((subject) => {
    if (!isObject(subject) || Object.keys(subject).length === 0) return ["subject-empty"];
    return subject.id === undefined || isUrl(subject.id) ? [] : ["subject-id"];
  });
};

const textProblems = (holder: JsonObject, at: string): readonly string[] =>
  ["name", "description"].flatMap((member) =>
    list(holder[member]).every(isLanguageText) ? [] : [`${at}${member}-language`],
  );

/** The rules of the W3C data model that can be checked without a JSON-LD processor (VCDM 2.0 section 4). */
export const checkCredential = (value: Json): Result<Credential, CredentialRefusal> => {
  const refusalOf = (reason: string) =>
    credentialRefusal("credential-malformed", "W3C Verifiable Credentials Data Model 2.0", "4", reason);
  if (!isObject(value)) return refuse(refusalOf("not-an-object"));
  const { problem, knows } = readContexts(value["@context"]);
  const types = list(value.type);
  const issuer = value.issuer;
  const issuerId = isObject(issuer) ? issuer.id : issuer;
  const problems = [
    ...(problem === null ? [] : [problem]),
    ...(types.includes("VerifiableCredential") ? [] : ["type-missing"]),
    ...(types.every((type) => typeof type === "string" && knows(type)) ? [] : ["type-unknown"]),
    ...(value.id === undefined || isUrl(value.id) ? [] : ["id"]),
    ...(isUrl(issuerId) ? [] : ["issuer"]),
    ...(isObject(issuer) ? textProblems(issuer, "issuer-") : []),
    ...textProblems(value, ""),
    ...subjectProblems(value.credentialSubject),
    ...memberProblems(value, knows),
    ...["validFrom", "validUntil"].filter((member) => value[member] !== undefined && !isDateTimeStamp(value[member])),
    ...(isDateTimeStamp(value.validFrom) &&
    isDateTimeStamp(value.validUntil) &&
    Temporal.Instant.compare(value.validUntil, value.validFrom) < 0
      ? ["validity-order"]
      : []),
  ];
  return unlessRefused(problems.map(refusalOf), () => ({ ...value, issuer: issuer as Credential["issuer"] }));
};

export const issuerIdOf = (credential: Credential): string =>
  typeof credential.issuer === "string" ? credential.issuer : credential.issuer.id;
