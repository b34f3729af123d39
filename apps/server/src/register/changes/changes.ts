import { type OutputOf, routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import type { RowChange, Written } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { readCursor, writeCursor } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { type Asked, applyChanges, previewChanges, type Wanted } from "./apply.ts";
import type { ChangeSet } from "./change-stream.ts";
import { ownersByMail } from "./owners-by-mail.ts";
import { planView } from "./plan-view.ts";
import { takeBackChanges } from "./take-back.ts";

type Body = Call<(typeof routes.registerChanges)["preview"]>["body"]["changes"][number];

/** Only cells that say something; the schema leaves the others as undefined. */
const saying = (cells: Partial<Record<keyof Written, string | undefined>>): Written =>
  Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== undefined && text !== ""));

const changeOf = (body: Body): RowChange => {
  switch (body.kind) {
    case "add": {
      const { documents, kind, ...row } = body;
      const lines = documents.map(({ cells }) => ({ cells: saying(cells) }));
      return { kind, at: null, row: { ...row, file: null, lines } };
    }
    case "change": {
      const { edits, documents, withdraw, ...named } = body;
      const added = documents.map(({ cells }) => ({ cells: saying(cells) }));
      return { ...named, at: null, change: { edits, documents: added, withdraw } };
    }
    case "remove":
      return { ...body, at: null };
  }
};

export const askedBy = (
  call: Pick<Call<(typeof routes.registerChanges)["preview"]>, "scope" | "command" | "viewer">,
): Asked => {
  if (call.scope === null) throw new Error("a change of the register has the organisation's scope");
  return { scope: call.scope, command: call.command, viewer: call.viewer };
};

type Listed = { readonly id: string; readonly version: number; readonly state: NonNullable<ChangeSet> };
type Summary = OutputOf<(typeof routes.registerChanges)["list"]>["items"][number];

const summary = ({ id, version, state }: Listed): Summary => {
  const count = (kind: string) => state.rows.filter((row) => row.kind === kind).length;
  return {
    id,
    version,
    by: state.by,
    file: state.file,
    appliedAt: state.at,
    added: count("added"),
    changed: count("changed"),
    removed: count("removed"),
    takenBack: state.takenBack?.restored.length ?? null,
  };
};

type Asking = Parameters<typeof askedBy>[0] & { readonly body: { readonly changes: readonly Body[] } };

const wantedOf = async (services: Services, call: Asking): Promise<Wanted> => {
  const changes = await ownersByMail(services, askedBy(call).scope.owner, call.body.changes.map(changeOf));
  return async () => changes;
};

export const changesBound = (services: Services): readonly Bound[] => [
  bind(routes.registerChanges.preview, async (call) => {
    const planned = await previewChanges(services, askedBy(call), await wantedOf(services, call));
    return ok(planView(planned, call.language));
  }),
  bind(routes.registerChanges.apply, async (call) =>
    applyChanges(services, askedBy(call), await wantedOf(services, call), {
      plan: call.body.plan,
      file: null,
      source: null,
    }),
  ),
  bind(routes.registerChanges.undo, (call) =>
    takeBackChanges(services, askedBy(call), call.params.change, call.language),
  ),
  bind(routes.registerChanges.list, async (call) => {
    const { owner } = scopeOf(call);
    const { limit, cursor } = call.query;
    const filter = { organisation: owner };
    const read = readCursor(cursor, filter);
    if (!read.ok) return read;
    const { rows } = await services.store.transaction(scopeOf(call), (tx) =>
      tx.query<Listed>(
        `select id, version, state from register_change where owner = $1 and ($2::uuid is null or id < $2::uuid)
         order by id desc limit $3`,
        [owner, read.value, limit + 1],
      ),
    );
    return ok(writeCursor(rows, limit, filter, summary));
  }),
];
