import { gzipSync } from "node:zlib";
import {
  bitstring,
  encodedList,
  envelopeCredential,
  fewestEntries,
  type StatusPurpose,
  statusListCredential,
} from "@touchstone/credential";
import type { Services } from "../services.ts";
import { statusListAddress } from "./certificate-files.ts";
import { issuerOf } from "./issuer.ts";

const standings: Readonly<Record<StatusPurpose, readonly string[]>> = {
  revocation: ["withdrawn", "cancelled", "transferred"],
  suspension: ["suspended"],
};

export const isPurpose = (text: string): text is StatusPurpose => text === "revocation" || text === "suspension";

type Listed = {
  readonly body: string;
  readonly last: string | null;
  readonly most: number | null;
  readonly issues: number;
};

// Every credential made anew stands on the list of its own number, and the former one is then revoked on its own.
const knownSql = `select i.body, max(s.last_index) as last, max(s.serial) as most, coalesce(max(s.issue_no), 1) as issues
from public_issuer i left join public_statement s using (prefix) where i.prefix = $1 group by i.body`;
const listedSql =
  "select serial from public_statement where prefix = $1 and standing <> 'in-force' and standing = any($2)";
const supersededSql = "select serial from public_statement where prefix = $1 and issue_no > 1 and issue_no > $2";

/**
 * The list as it follows from the log so far (trust.md section 3): every body's own, signed by its key. `issueNo` says of
 * which credentials, counted from the first issue. Null where there is no such list.
 */
export const statusList = async (
  services: Services,
  prefix: string,
  purpose: StatusPurpose,
  issueNo = 1,
): Promise<string | null> => {
  const { listed, superseded, known } = await services.store.transaction("public", async (tx) => ({
    known: (await tx.query<Listed>(knownSql, [prefix])).rows,
    listed: (await tx.query<{ serial: number }>(listedSql, [prefix, standings[purpose]])).rows,
    superseded:
      purpose === "revocation" ? (await tx.query<{ serial: number }>(supersededSql, [prefix, issueNo])).rows : [],
  }));
  const [list] = known;
  if (list === undefined || issueNo > list.issues) return null;
  const issuer = await issuerOf(services, list.body);
  const entries = Math.ceil(((list.most ?? 0) + 1) / fewestEntries) * fewestEntries;
  const serials = new Set([...listed, ...superseded].map(({ serial }) => serial));
  const credential = statusListCredential({
    id: statusListAddress(issuer, purpose, issueNo),
    issuer: issuer.did,
    purpose,
    validFrom: services.store.world.now().toString({ smallestUnit: "second" }),
    encodedList: encodedList(new Uint8Array(gzipSync(bitstring([...serials], entries)))),
    logSize: Number(list.last ?? -1) + 1,
  });
  return envelopeCredential(credential, issuer.signer);
};
