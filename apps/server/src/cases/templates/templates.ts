import { type Route, routes } from "@touchstone/contract";
import {
  accessRule,
  type DocumentTemplate,
  documentTemplate,
  everyKind,
  ok,
  type RecordKind,
  type Refusal,
  type Result,
  refusal,
  refuse,
  type Scheme,
  type TemplateCommand,
} from "@touchstone/kernel";
import { printerOf } from "../../adapters/pdf/index.ts";
import { once } from "../../content/once.ts";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import { readOrganisation } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import type { CaseDesk } from "../case-desk.ts";
import { type Logo, logoOf, readLogo } from "./logo.ts";
import { readTemplates } from "./read-template.ts";
import { sampleModel } from "./sample-model.ts";
import { templateStream } from "./template-stream.ts";

type Kind = { readonly kind: RecordKind; readonly scheme: Scheme };

const notFound = refuse(refusal("not-found", accessRule));
const rule = { source: "ISO/IEC 17021-1:2015", clause: "10.2.3" };

/** Every kind of record of every scheme, as the last edition of a scheme has it; one id is one kind of document. */
const kindsOf = (schemes: readonly Scheme[]): ReadonlyMap<string, readonly Kind[]> =>
  Map.groupBy(
    schemes.flatMap((scheme) => scheme.records.map((kind) => ({ kind, scheme }))),
    ({ kind }) => kind.id,
  );

/** Fields that may be left out: no scheme requires them. */
const optionalOf = (kinds: readonly Kind[]) => {
  const fields = kinds.flatMap(({ kind }) => kind.fields);
  const required = new Set(fields.filter((field) => field.required).map(({ id }) => id));
  return [...new Map(fields.map(({ id, title }) => [id, title]))]
    .filter(([id]) => !required.has(id))
    .map(([id, title]) => ({ id, title }));
};

export const templatesBound = (services: Services, desk: CaseDesk): readonly Bound[] => {
  const { store } = services;
  const kinds = once(() => kindsOf(desk.content.schemes));

  const preview = async (
    owner: string,
    id: string,
    template: DocumentTemplate,
    as: "pdf" | "svg",
  ): Promise<Result<Uint8Array, Refusal>> => {
    const shown = (kinds().get(id) ?? (id === everyKind ? [...kinds().values()].at(0) : undefined))?.at(-1);
    const body = (await readOrganisation(store, owner))?.registration?.name;
    if (shown === undefined) return refuse(refusal("template-kind-unknown", rule, { kind: id }));
    if (body === undefined) return notFound;
    const logo = await readLogo(services, owner, template.logo ?? null);
    if (!logo.ok) return logo;
    const form = { template, version: 1, logo: logo.value };
    return printerOf(services).print(sampleModel(shown.kind, shown.scheme, body, form, desk.today()), as);
  };

  /** A header that says PNG may be followed by anything: only the typesetter knows whether it is a picture. */
  const isPrintable = async (owner: string, logo: Logo): Promise<boolean> => {
    const [shown] = [...kinds().values()].at(0) ?? [];
    const body = (await readOrganisation(store, owner))?.registration?.name;
    if (shown === undefined || body === undefined) return false;
    const form = { template: documentTemplate.parse({}), version: 1, logo };
    try {
      await printerOf(services).print(sampleModel(shown.kind, shown.scheme, body, form, desk.today()));
      return true;
    } catch {
      return false;
    }
  };

  const send = async <R extends Route>(call: Call<R>, id: string, command: TemplateCommand) => {
    const scope = scopeOf(call);
    const [row] = await readTemplates(services, scope.owner, [id]);
    if (row === undefined && command.type !== "ProposeTemplate") return notFound;
    const known = kinds().get(id) ?? [];
    const stream = row?.id ?? store.world.newId();
    return store.execute({
      kind: templateStream,
      stream,
      scope,
      ...call.command,
      command,
      expected: null,
      facts: async () => ({
        facts: {
          name: call.viewer.name,
          isKindKnown: known.length > 0,
          optional: optionalOf(known).map((field) => field.id),
        },
        reads: [],
      }),
      answer: changedAnswer(stream),
    });
  };

  return [
    bind(routes.cases.templates, async (call) => {
      const rows = await readTemplates(services, scopeOf(call).owner, [everyKind, ...kinds().keys()]);
      const versionsOf = (id: string) =>
        (rows.find(({ state }) => state.kind === id)?.state.versions ?? []).map((version) => ({ ...version }));
      return ok({
        today: desk.today(),
        items: [
          { kind: everyKind, title: null, optional: [], versions: versionsOf(everyKind) },
          ...[...kinds()].map(([id, known]) => ({
            kind: id,
            title: known.at(-1)?.kind.title ?? null,
            optional: optionalOf(known),
            versions: versionsOf(id),
          })),
        ],
      });
    }),
    bind(routes.cases.templatePropose, async (call) => {
      const { kind } = call.params;
      const { template, effectiveFrom } = call.body;
      // What cannot be printed is refused now, not when somebody needs a record.
      const printed = await preview(scopeOf(call).owner, kind, template, "pdf");
      if (!printed.ok) return printed;
      return send(call, kind, { type: "ProposeTemplate", kind, template, effectiveFrom });
    }),
    bind(routes.cases.templateLogo, async (call) => {
      const { owner } = scopeOf(call);
      const logo = logoOf(call.bytes);
      if (!logo.ok) return logo;
      const { mediaType, width, height, bytes } = logo.value;
      if (!(await isPrintable(owner, { mediaType, bytes })))
        return refuse(refusal("template-logo-kind", rule, { bytes: bytes.length }));
      return ok({ digest: await services.blobs.put(owner, bytes), mediaType, width, height });
    }),
    bind(routes.cases.templateAnswer, (call) => {
      const { kind, version } = call.params;
      const { body } = call;
      return send(
        call,
        kind,
        body.outcome === "approved"
          ? { type: "ApproveTemplate", version }
          : { type: "ReturnTemplate", version, why: body.why },
      );
    }),
    bind(routes.cases.templatePreview, async (call) => {
      const { kind } = call.params;
      const { as } = call.query;
      const printed = await preview(scopeOf(call).owner, kind, call.body.template, as);
      if (!printed.ok) return printed;
      const type = as === "pdf" ? "application/pdf" : "image/svg+xml";
      return ok({ bytes: printed.value, type, name: `${kind}.${as}` });
    }),
  ];
};
