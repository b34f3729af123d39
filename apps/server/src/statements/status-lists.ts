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
import { issuerOf } from "./issuer.ts";

const standings: Readonly<Record<StatusPurpose, readonly string[]>> = {
  revocation: ["withdrawn", "cancelled"],
  suspension: ["suspended"],
};

export const isPurpose = (text: string): text is StatusPurpose => text === "revocation" || text === "suspension";

type Listed = { readonly body: string; readonly last: string | null; readonly most: number | null };

/**
 * The list as it follows from the log so far (trust.md section 3): every body's own, signed by its key. Null where no
 * body has this prefix.
 */
export const statusList = async (
  services: Services,
  prefix: string,
  purpose: StatusPurpose,
): Promise<string | null> => {
  const { rows, known } = await services.store.transaction("public", async (tx) => ({
    known: await tx.query<Listed>(
      `select i.body, max(s.last_index) as last, max(s.serial) as most
       from public_issuer i left join public_statement s using (prefix) where i.prefix = $1 group by i.body`,
      [prefix],
    ),
    rows: (
      await tx.query<{ serial: number }>(
        "select serial from public_statement where prefix = $1 and standing <> 'in-force' and standing = any($2)",
        [prefix, standings[purpose]],
      )
    ).rows,
  }));
  const [list] = known.rows;
  if (list === undefined) return null;
  const issuer = await issuerOf(services, list.body);
  const entries = Math.ceil(((list.most ?? 0) + 1) / fewestEntries) * fewestEntries;
  const bits = bitstring(
    rows.map(({ serial }) => serial),
    entries,
  );
  const credential = statusListCredential({
    id: `${issuer.origin}/status-lists/${prefix}/${purpose}`,
    issuer: issuer.did,
    purpose,
    validFrom: services.store.world.now().toString({ smallestUnit: "second" }),
    encodedList: encodedList(new Uint8Array(gzipSync(bits))),
    logSize: Number(list.last ?? -1) + 1,
  });
  return envelopeCredential(credential, issuer.signer);
};
