import { routes } from "@touchstone/contract";
import type { DemoOrganisation } from "@touchstone/server";
import { done } from "../teller.ts";
import type { Names } from "./names.ts";
import type { Troupe } from "./troupe.ts";

const { evaluation } = routes;

/** The register frozen as a report: what people say of it beside what is derived, then signed as it was read. */
export const playReport = async (
  { organisation, lead: { client }, player }: Troupe,
  told: DemoOrganisation,
  names: Names,
): Promise<void> => {
  if (told.report === null) return;
  const { declared, signed, title, area } = told.report;
  const made = await client.call(evaluation.makeReport, { params: { organisation }, body: { title, area } });
  const params = { organisation, report: done(made).id };
  for (const { by, risk, says, reason } of declared) {
    const body = { risk: risk === null ? null : names.id("row", risk), says, reason };
    done(await player(by).client.call(evaluation.declareInReport, { params, body }));
  }
  for (const { by, role } of signed) {
    const { client: signer } = player(by);
    const { digest, version: expected } = done(await signer.call(evaluation.report, { params }));
    done(await signer.call(evaluation.signReport, { params, body: { role, digest, expected } }));
  }
};
