import { routes } from "@touchstone/contract";
import { accessRule, ok, type PersonFileCommand, refusal, refuse, sanctionTerm } from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { readCursor, writeCursor } from "../http/lists.ts";
import { packInForce, readRulePacks } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import type { Store } from "../store/index.ts";
import { changePerson } from "./change-person.ts";
import { readParties } from "./graph.ts";
import { personView } from "./views.ts";

type Asked = { readonly scope: ReturnType<typeof scopeOf>; readonly command: Call<never>["command"] };

const changeFile = (store: Store, { scope, command: request }: Asked, person: string, command: PersonFileCommand) =>
  changePerson(store, { scope, person, ...request, command });

/** The files of an organisation's people. */
export const peopleBound = ({ store }: Services): readonly Bound[] => {
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  const distance = () => packInForce(readRulePacks(), "independence", today());
  const r = routes.parties;
  return [
    bind(r.people, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor } = call.query;
      const filter = { organisation: scope.owner };
      const after = readCursor(cursor, filter);
      if (!after.ok) return after;
      const known = await store.transaction(scope, (tx) => readParties(tx, scope.owner));
      const from = after.value;
      const rows = known.files.filter(({ id }) => from === null || id > from).slice(0, limit + 1);
      return ok(writeCursor(rows, limit, filter, (file) => personView(distance(), known, file)));
    }),
    bind(r.person, async (call) => {
      const scope = scopeOf(call);
      const known = await store.transaction(scope, (tx) => readParties(tx, scope.owner));
      const file = known.files.find(({ id }) => id === call.params.person);
      return file === undefined ? refuse(refusal("not-found", accessRule)) : ok(personView(distance(), known, file));
    }),
    bind(r.enterPerson, (call) => {
      const person = call.body.person ?? store.world.newId();
      const asked = { scope: scopeOf(call), command: call.command };
      return changeFile(store, asked, person, { type: "EnterPerson", person, name: call.body.name });
    }),
    bind(r.recordQualification, (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      return changeFile(store, asked, call.params.person, { type: "RecordQualification", qualification: call.body });
    }),
    bind(r.endQualification, (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      const { person, qualification } = call.params;
      return changeFile(store, asked, person, { type: "EndQualification", qualification, ...call.body });
    }),
    bind(r.declareRelation, (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      const { to, ...rest } = call.body;
      const relation = { ...rest, to: to.id ?? store.world.newId(), toName: to.name };
      return changeFile(store, asked, call.params.person, { type: "DeclareRelation", relation });
    }),
    bind(r.endRelation, (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      const { person, relation } = call.params;
      return changeFile(store, asked, person, { type: "EndRelation", relation, until: call.body.until });
    }),
    bind(r.recordBan, async (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      const { measure, ...ban } = call.body;
      if (measure === undefined) return changeFile(store, asked, call.params.person, { type: "RecordBan", ban });
      const term = sanctionTerm(packInForce(readRulePacks(), "sanction", today()), { measure, decided: ban.from });
      if (!term.ok) return term;
      const { until, rule } = term.value.result;
      return changeFile(store, asked, call.params.person, { type: "RecordBan", ban: { ...ban, until, rule } });
    }),
    bind(r.recordRegistration, (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      return changeFile(store, asked, call.params.person, { type: "RecordRegistration", registration: call.body });
    }),
    bind(r.endRegistration, (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      const { person, registration } = call.params;
      return changeFile(store, asked, person, { type: "EndRegistration", registration, ...call.body });
    }),
    bind(r.signContract, (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      return changeFile(store, asked, call.params.person, { type: "SignContract", contract: call.body });
    }),
    bind(r.endContract, (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      const { person, contract } = call.params;
      return changeFile(store, asked, person, { type: "EndContract", contract, until: call.body.until });
    }),
    bind(r.recordWitnessing, (call) => {
      const asked = { scope: scopeOf(call), command: call.command };
      return changeFile(store, asked, call.params.person, { type: "RecordWitnessing", witnessing: call.body });
    }),
  ];
};
