import { routes } from "@touchstone/contract";
import { accessRule, houseRule, notAttachable, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { evidenceKind } from "../http/evidence-kind.ts";
import type { Services } from "../services.ts";
import type { CaseDesk } from "./case-desk.ts";

const notFound = refuse(refusal("not-found", accessRule));

/** The file is kept with its case, where body and client both read it: under the body that owns the case. */
export const findingFilesBound = ({ blobs }: Services, desk: CaseDesk): readonly Bound[] => [
  bind(routes.findingFiles.attach, async (call) => {
    const { case: id, finding } = call.params;
    const { part, name, on: collectedOn } = call.query;
    const kind = evidenceKind(name, call.bytes);
    if (!kind.ok) return refuse(refusal("evidence-kind-refused", houseRule("9"), { file: name, why: kind.why }));
    const seen = await desk.look(call, id);
    if (!seen.ok) return seen;
    const { row, lens } = seen.value;
    const found = row.state.findings.find((each) => each.id === finding);
    // Asked before the bytes are kept: a refused command leaves a file that nothing names.
    const against = found === undefined ? [] : notAttachable(found, lens.scheme);
    const [first, ...more] = against;
    if (first !== undefined) return refuse(first, ...more);
    if (found === undefined) return notFound;
    const digest = await blobs.put(scopeOf(call).owner, call.bytes);
    const file = { digest, name, mediaType: kind.mediaType, bytes: call.bytes.length, collectedOn };
    return desk.send(call, { id, command: { type: "AttachToAnswer", finding, part, file } });
  }),
  bind(routes.findingFiles.read, async (call) => {
    const { case: id, finding, file } = call.params;
    const seen = await desk.look(call, id);
    if (!seen.ok) return seen;
    const found = seen.value.row.state.findings.find((each) => each.id === finding);
    const item = (found?.files ?? []).find((each) => each.id === file);
    if (item === undefined) return notFound;
    const bytes = await blobs.get(scopeOf(call).owner, item.digest);
    // Never by its own type in the browser's face: it is somebody's file, to be kept, not shown (ASVS 3.2.1).
    return bytes === null ? notFound : ok({ bytes, type: "application/octet-stream", name: item.name });
  }),
];
