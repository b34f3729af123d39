import { createHash } from "node:crypto";
import { routes } from "@touchstone/contract";
import { accessRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { type EvidenceAbout, evidenceItem, type ItemCommand, type ItemEvent, noEvidence } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { appendMany } from "../../store/index.ts";
import { readRow } from "../rows.ts";
import { itemOf, itemStream } from "./item-stream.ts";
import { findItem, type ItemRow, unusable } from "./items.ts";
import { linkTo } from "./link-bound.ts";
import { putAway, type TakenIn, takeIn, takeRoom } from "./take-in.ts";
import { factsOf } from "./upload-bound.ts";
import type { Uploads } from "./uploads.ts";

const notFound = refuse(refusal("not-found", accessRule));

type Attach = Call<(typeof routes.register)["attachEvidence"]>;
type Made = { readonly item: ItemRow; readonly events: readonly ItemEvent[] };

/** The item that these bytes will be, and the events that make it so. */
const make = (services: Services, call: Attach, taken: TakenIn, about: EvidenceAbout): Result<Made, Refusal> => {
  const { world } = services.store;
  const now = world.now();
  const today = now.toZonedDateTimeISO(world.zone).toPlainDate();
  const context = { actor: call.command.actor, now, today, newId: world.newId };
  const command: ItemCommand = { type: "RegisterEvidence", ...taken, about, deviceTime: null };
  const decided = evidenceItem.decide(noEvidence, command, factsOf(call.viewer.name), context);
  if (!decided.ok) return decided;
  const state = decided.value.reduce(evidenceItem.evolve, noEvidence);
  return ok({ item: { id: itemOf(scopeOf(call).owner, taken.file.digest), version: 0, state }, events: decided.value });
};

/** Column ⑧ of one row in one step: a small file goes into the library, unless it is there, and is linked to the row. */
const attach = async (services: Services, uploads: Uploads, call: Attach) => {
  const { owner } = scopeOf(call);
  const { name, on, objective = null, bearing = "supports", why = "" } = call.query;
  const row = await readRow(services, owner, call.params.risk);
  if (!row.ok) return row;
  const { key, body } = call.command;
  const link = { risk: call.params.risk, objective, bearing, why, key, body };
  const digest = createHash("sha256").update(call.bytes).digest("hex");
  const known = await findItem(services, owner, itemOf(owner, digest));
  if (known !== null) {
    const against = unusable(known.state);
    return against === null ? linkTo(services, call, { ...link, item: known }) : refuse(against);
  }
  const named = { name, bytes: call.bytes.length, digest };
  const room = await takeRoom(services, uploads, owner, named, async () => ok(uploads.hold(owner, named.bytes)));
  if (!room.ok) return room;
  const draft = await services.blobs.draft(owner, call.bytes);
  try {
    const taken = await takeIn(services, draft, named);
    if (!taken.ok) return taken;
    const about = { takenOn: on, place: "", validFrom: null, validUntil: null, record: null, note: "" };
    const made = make(services, call, taken.value, about);
    if (!made.ok) return made;
    // An infected file is linked to nothing; what is sent by the library's own upload is kept apart for whoever must look.
    const against = unusable(made.value.item.state);
    if (against !== null) return refuse(against);
    // On the disk before the event that names it; a refused command leaves a file that nothing names.
    await putAway(services, owner, draft, taken.value);
    const { item, events } = made.value;
    return await linkTo(services, call, {
      ...link,
      item,
      also: (tx, stamp) => appendMany(tx, itemStream, [{ stream: item.id, events }], stamp),
    });
  } finally {
    room.value();
    await services.blobs.dropDraft(draft);
  }
};

export const attachBound = (services: Services, uploads: Uploads): readonly Bound[] => [
  bind(routes.register.attachEvidence, (call) => attach(services, uploads, call)),
  bind(routes.register.evidence, async (call) => {
    const { owner } = scopeOf(call);
    const row = await readRow(services, owner, call.params.risk);
    if (!row.ok) return row;
    const link = row.value.state.evidence.find(({ id }) => id === call.params.evidence);
    if (link === undefined) return notFound;
    const item = link.item === null ? null : await findItem(services, owner, link.item);
    const against = item === null ? null : unusable(item.state);
    if (against !== null) return refuse(against);
    const file = await services.blobs.stream(owner, link.digest);
    // Never by its own type in the browser's face: it is somebody's file, to be kept, not shown (ASVS 3.2.1).
    return file === null ? notFound : ok({ ...file, name: link.name });
  }),
];
