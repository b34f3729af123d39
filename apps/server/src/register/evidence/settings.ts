import { openScanner, type Scanner } from "../../adapters/scan/index.ts";

const mebibyte = 1024 * 1024;

/** What an operator may set of evidence. */
export type EvidenceSettings = {
  /** The longest file, whatever its kind. */
  readonly mostBytes: number;
  /** All evidence of one organisation. */
  readonly quotaBytes: number;
  /** Days after which an unfinished upload is dropped. */
  readonly uploadDays: number;
  /** Days before its end at which evidence is announced. */
  readonly warnDays: number;
  readonly scanner: Scanner | null;
};

export const defaultSettings: EvidenceSettings = {
  mostBytes: 2048 * mebibyte,
  quotaBytes: 20 * 1024 * mebibyte,
  uploadDays: 7,
  warnDays: 30,
  scanner: null,
};

type Environment = Readonly<Record<string, string | undefined>>;

const countIn = (environment: Environment, name: string): number | null => {
  const given = environment[name];
  if (given === undefined || given === "") return null;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new Error(`${name} must be a whole number above 0, not ${given}`);
  return Number(given);
};

/** Read once, at start: a wrong setting stops the server there, not at the first upload. */
export const readEvidenceSettings = (environment: Environment): EvidenceSettings => {
  const most = countIn(environment, "TOUCHSTONE_EVIDENCE_MOST_MB");
  const quota = countIn(environment, "TOUCHSTONE_EVIDENCE_QUOTA_MB");
  return {
    mostBytes: most === null ? defaultSettings.mostBytes : most * mebibyte,
    quotaBytes: quota === null ? defaultSettings.quotaBytes : quota * mebibyte,
    uploadDays: countIn(environment, "TOUCHSTONE_UPLOAD_DAYS") ?? defaultSettings.uploadDays,
    warnDays: countIn(environment, "TOUCHSTONE_EVIDENCE_WARN_DAYS") ?? defaultSettings.warnDays,
    scanner: openScanner({
      command: environment["TOUCHSTONE_SCAN_COMMAND"] ?? "",
      clamd: environment["TOUCHSTONE_CLAMD"] ?? "",
    }),
  };
};
