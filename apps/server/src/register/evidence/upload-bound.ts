import { routes } from "@touchstone/contract";
import { ok, refuse } from "@touchstone/kernel";
import type { ItemFacts } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { itemOf, itemStream } from "./item-stream.ts";
import { exists, findItem } from "./items.ts";
import { putAway, takeIn, takeRoom } from "./take-in.ts";
import type { Upload, Uploads } from "./uploads.ts";

export const factsOf = (actorName: string): ItemFacts => ({
  actorName,
  linked: 0,
  isNamedElsewhere: false,
  kept: null,
});

/** Makes an item of what was uploaded. Asked again, as a client does whose answer was lost, it answers the same. */
const completeUpload = async (
  services: Services,
  uploads: Uploads,
  call: Call<(typeof routes.evidence)["complete"]>,
) => {
  const { owner } = scopeOf(call);
  const { upload: id } = call.params;
  const whole = await uploads.whole(owner, id);
  if (!whole.ok) return whole;
  const { path, done: before, ...upload } = whole.value;
  if (before !== null) return ok(before);
  const stream = itemOf(owner, upload.digest);
  const known = await findItem(services, owner, stream);
  const { name, bytes, digest } = upload;
  const taken = await takeIn(services, path, { name, bytes, digest });
  if (!taken.ok) {
    // What it is does not change by asking again; a scan that failed may.
    if (taken.refusals[0].code === "evidence-kind-refused") await uploads.drop(owner, id);
    return taken;
  }
  const { deviceTime, ...about } = call.body;
  if (known === null) await putAway(services, owner, path, taken.value);
  // Where the item is there, the command may be this one, done before the server fell: then its answer is kept.
  const done = await services.store.execute({
    kind: itemStream,
    stream,
    scope: scopeOf(call),
    ...call.command,
    command: { type: "RegisterEvidence", ...taken.value, about, deviceTime },
    expected: null,
    facts: async () => ({ facts: factsOf(call.viewer.name), reads: [] }),
    answer: changedAnswer(stream),
  });
  if (done.ok) {
    await uploads.finish(owner, id, done.value);
    return done;
  }
  // Refused for a day that was mistyped, the upload stays to be completed again.
  const there = await findItem(services, owner, stream);
  if (there === null) return done;
  await uploads.drop(owner, id);
  return refuse(exists(there));
};

export const uploadBound = (services: Services, uploads: Uploads): readonly Bound[] => {
  const { evidence } = routes;
  const view = ({ id, name, bytes, digest }: Upload, expires: string, offset: number) => ({
    id,
    name,
    bytes,
    digest,
    offset,
    expires,
  });
  return [
    bind(evidence.begin, async (call) => {
      const { owner } = scopeOf(call);
      const known = await findItem(services, owner, itemOf(owner, call.body.digest));
      if (known !== null) return refuse(exists(known));
      const begun = await takeRoom(services, uploads, owner, call.body, () => uploads.begin(owner, call.body));
      return begun.ok ? ok(view(begun.value, uploads.expires(begun.value), 0)) : begun;
    }),
    bind(evidence.upload, async (call) => {
      const found = await uploads.find(scopeOf(call).owner, call.params.upload);
      if (!found.ok) return found;
      const { offset, ...upload } = found.value;
      return ok(view(upload, uploads.expires(upload), offset));
    }),
    bind(evidence.piece, (call) =>
      uploads.piece(scopeOf(call).owner, call.params.upload, call.query.offset, call.stream),
    ),
    bind(evidence.complete, (call) =>
      uploads.inTurn(call.params.upload, () => completeUpload(services, uploads, call)),
    ),
  ];
};
