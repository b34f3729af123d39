import { routes } from "@touchstone/contract";
import { accessRule, houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { evidenceKind } from "../http/evidence-kind.ts";
import type { Services } from "../services.ts";
import { sendCommand } from "./commands.ts";
import { readRow } from "./rows.ts";

const notFound = refuse(refusal("not-found", accessRule));

export const evidenceBound = (services: Services): readonly Bound[] => [
  bind(routes.register.attachEvidence, async (call) => {
    const { owner } = scopeOf(call);
    const { name, on, objective = null } = call.query;
    const kind = evidenceKind(name, call.bytes);
    if (!kind.ok) return refuse(refusal("evidence-kind-refused", houseRule("9"), { file: name, why: kind.why }));
    const row = await readRow(services, owner, call.params.risk);
    if (!row.ok) return row;
    // On the disk before the event that names it; a refused command leaves a file that nothing names.
    const digest = await services.blobs.put(owner, call.bytes);
    const file = { digest, name, mediaType: kind.mediaType, bytes: call.bytes.length, objective, on };
    return sendCommand(services, call, {
      stream: call.params.risk,
      expected: null,
      command: { type: "AttachEvidence", file },
      occurredOn: on,
    });
  }),
  bind(routes.register.evidence, async (call) => {
    const { owner } = scopeOf(call);
    const row = await readRow(services, owner, call.params.risk);
    if (!row.ok) return row;
    const item = row.value.state.evidence.find(({ id }) => id === call.params.evidence);
    if (item === undefined) return notFound;
    const bytes = await services.blobs.get(owner, item.digest);
    // Never by its own type in the browser's face: it is somebody's file, to be kept, not shown (ASVS 3.2.1).
    return bytes === null ? notFound : ok({ bytes, type: "application/octet-stream", name: item.name });
  }),
];
