import {
  type Attested,
  attestedWith,
  edgesFrom,
  editionOn,
  type OutlookLine,
  type StandingChange,
  type Statement,
  standingOn,
  statementOutlook,
} from "@touchstone/kernel";
import type { Services } from "../services.ts";
import { verifyAddress } from "./certificate-files.ts";
import { publicFiles, readPublicStatement } from "./public-statement.ts";
import { outlookRules } from "./statement-rules.ts";
import { wordsOf } from "./status-content.ts";

export type StatementRow = { readonly id: string; readonly version: number; readonly state: Statement };

export const todayOf = ({ store }: Pick<Services, "store">): string =>
  store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();

export const firstSaid = ({
  id,
  state,
}: StatementRow): { readonly attested: Attested; readonly first: StandingChange } => {
  const [first] = state.changes;
  if (state.attested === null || first === undefined) throw new Error(`statement ${id} says nothing`);
  return { attested: state.attested, first };
};

/** As it read on a day; before its first day, as it was issued. */
export const saidOn = (row: StatementRow, on: string): Attested => {
  const { first } = firstSaid(row);
  return attestedWith(row.state, row.state.changes.findLast(({ from }) => from <= on) ?? first);
};

const outlookOf = (row: StatementRow, today: string): readonly OutlookLine[] =>
  statementOutlook(row.state, outlookRules(firstSaid(row).attested, today), today);

const lineView = ({ what, on, rule, pack, facts }: OutlookLine) => ({
  what,
  on,
  rule: { ...rule },
  pack,
  facts: { ...facts },
});

export const statementLineOf = (on: string, today: string) => (row: StatementRow) => {
  const said = saidOn(row, on);
  const [next] = outlookOf(row, today);
  return {
    id: row.id,
    version: row.version,
    number: said.number,
    holder: said.holder.name,
    standing: standingOn(row.state, on),
    issuedOn: said.issuedOn,
    validUntil: said.validUntil,
    scheme: `${said.scheme}@${said.edition}`,
    next: next === undefined ? null : lineView(next),
  };
};

const edgesOn = (state: Statement, today: string) => {
  const standing = standingOn(state, today);
  return standing === "not-yet" ? [] : edgesFrom(standing).map((edge) => ({ ...edge, rule: { ...edge.rule } }));
};

export const statementViewOf = async (services: Services, row: StatementRow, on: string) => {
  const { state } = row;
  const today = todayOf(services);
  const said = saidOn(row, on);
  const standing = standingOn(state, on);
  const known = await readPublicStatement(services, said.number);
  const files = publicFiles(said.number);
  const { transferred } = state;
  const { suspension } = outlookRules(firstSaid(row).attested, today);
  return {
    id: row.id,
    version: row.version,
    on,
    standing,
    words: wordsOf(standing),
    attested: { ...said, sites: [...(editionOn(state, on)?.sites ?? said.sites)] },
    history: state.changes.map(({ act, standing: after, from, recordedOn, reason, note, decision }, place) => ({
      act,
      standing: after,
      from,
      recordedOn,
      reason,
      note,
      decision,
      logIndex: known?.history[place]?.logIndex ?? null,
    })),
    editions: state.editions.map(({ from, kind, holder, scope, sites }) => ({
      from,
      kind,
      holder: holder.name,
      scope,
      sites: [...sites],
    })),
    cycles: state.cycles.map(({ issuedOn, validFrom, validUntil, standard, edition }) => ({
      issuedOn,
      validFrom,
      validUntil,
      standard,
      edition,
    })),
    surveillances: state.surveillances.map((one) => ({ on: one.on, caseId: one.caseId })),
    transferred:
      transferred === null ? null : { body: transferred.body, number: transferred.number, on: transferred.on },
    outlook: outlookOf(row, today).map(lineView),
    suspension: suspension === null ? null : { ...suspension, rule: { ...suspension.rule } },
    edges: edgesOn(state, today),
    published:
      known === null
        ? null
        : {
            url: verifyAddress(services.origin, said.number),
            pdf: `${services.origin}${files.pdf}`,
            credential: `${services.origin}${files.credential}`,
            proof: `${services.origin}${files.proof}`,
            logIndex: Number(known.log_index),
          },
  };
};
