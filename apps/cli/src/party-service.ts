import { routes } from "@touchstone/contract";
import { contractKinds, registrationGrades, witnessOutcomes } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { dayArgument } from "./day-argument.ts";
import { changedLine, ofOrganisation, type PartyOptions, tell } from "./party-client.ts";

type OfPerson = PartyOptions & { readonly person: string };
type Span = { readonly from: string; readonly until?: string };

const ofPerson = (command: Command): Command =>
  ofOrganisation(command).requiredOption("--person <id>", "人员 · the person");
const span = (command: Command): Command =>
  command
    .requiredOption("--from <date>", "起 · from", dayArgument)
    .option("--until <date>", "止，含当日；不写为未定 · until, that day included; open where left out", dayArgument);
const at = ({ organisation, person }: OfPerson) => ({ organisation, person });
const party = routes.parties;

const file = (options: OfPerson) =>
  tell(
    options,
    (client) => client.call(party.person, { params: at(options) }),
    ({ name, registrations, contracts, witnessed, bans, doubleContracts }) => [
      name,
      ...registrations.map(
        (one) =>
          `  ${one.register} ${one.number}  ${one.standard} ${one.grade}  ${one.from} → ${one.until ?? "…"}  ${one.id}`,
      ),
      ...contracts.map((one) => `  ${one.kind}  ${one.from} → ${one.until ?? "…"}  ${one.id}`),
      ...witnessed.map((one) => `  ${one.on}  ${one.standard} ${one.about}  ${one.outcome}  ${one.by}`),
      ...bans.map((one) => `  ✗ ${one.reason}  ${one.from} → ${one.until ?? "…"}`),
      ...doubleContracts.map((one) => `  ! 第十四条  ${one.from} → ${one.until ?? "…"}`),
    ],
  );

type Registration = OfPerson &
  Span & {
    readonly register: string;
    readonly standard: string;
    readonly grade: (typeof registrationGrades)[number];
    readonly number: string;
    readonly evidence: string;
  };
const registration = (options: Registration) => {
  const { register, standard, grade, number, evidence, from, until = null } = options;
  const body = { register, standard, grade, number, evidence, from, until };
  return tell(options, (client) => client.call(party.recordRegistration, { params: at(options), body }), changedLine);
};

const contract = (options: OfPerson & Span & { readonly kind: (typeof contractKinds)[number] }) => {
  const { kind, from, until = null } = options;
  return tell(
    options,
    (client) => client.call(party.signContract, { params: at(options), body: { kind, from, until } }),
    changedLine,
  );
};

const endContract = (options: OfPerson & { readonly contract: string; readonly until: string }) =>
  tell(
    options,
    (client) =>
      client.call(party.endContract, {
        params: { ...at(options), contract: options.contract },
        body: { until: options.until },
      }),
    changedLine,
  );

type Witness = OfPerson & {
  readonly by: string;
  readonly on: string;
  readonly standard: string;
  readonly about: string;
  readonly outcome: (typeof witnessOutcomes)[number];
  readonly note: string;
};
const witness = (options: Witness) => {
  const { by, on, standard, about, outcome, note } = options;
  const body = { by, on, standard, about, outcome, note };
  return tell(options, (client) => client.call(party.recordWitnessing, { params: at(options), body }), changedLine);
};

type Sanction = PartyOptions &
  Record<"register" | "number" | "name" | "measure" | "decided" | "document" | "reason", string>;
const sanction = (options: Sanction) => {
  const { register, number, name, measure, decided, document, reason } = options;
  const body = { register, number, name, measure, decided, document, reason };
  const params = { organisation: options.organisation };
  return tell(options, (client) => client.call(party.imposeSanction, { params, body }), changedLine);
};

const lift = (options: PartyOptions & Record<"sanction" | "on" | "reason", string>) => {
  const { organisation, sanction: id, on, reason } = options;
  const params = { organisation, sanction: id };
  return tell(options, (client) => client.call(party.liftSanction, { params, body: { on, reason } }), changedLine);
};

const sanctions = (options: PartyOptions) =>
  tell(
    options,
    (client) => client.call(party.sanctions, { params: { organisation: options.organisation }, query: { limit: 200 } }),
    ({ items }) =>
      items.map(
        ({ id, imposed, term }) =>
          `${id}  ${imposed?.name ?? ""}  ${imposed?.register ?? ""} ${imposed?.number ?? ""}  ${term === null ? "–" : `${term.from} → ${term.until ?? "…"}`}`,
      ),
  );

type Doubles = PartyOptions & { readonly kind: "any" | "full-time"; readonly on?: string; readonly cursor?: string };
const doubles = ({ organisation, kind, on, cursor, ...options }: Doubles) => {
  const query = { limit: 200, kind, ...(on === undefined ? {} : { on }), ...(cursor === undefined ? {} : { cursor }) };
  const term = (one: { kind: string | null; from: string; until: string | null; name: { zh: string } }): string =>
    `${one.name.zh} ${one.kind ?? "?"} ${one.from} → ${one.until ?? "…"}`;
  return tell(
    { organisation, ...options },
    (client) => client.call(party.doubleContracts, { params: { organisation }, query }),
    ({ items, next }) => [
      ...items.flatMap(({ person, register, number, contract: own, beside }) => [
        `${person}  ${register} ${number}  ${term(own)}`,
        ...beside.map((other) => `  ! 第十四条  ${term(other)}`),
      ]),
      ...(next === null ? [] : [`--cursor ${next}`]),
    ],
  );
};

/** Registrations, contracts, witnessed audits and sanctions. They hang under `party`. */
export const addService = (group: Command): void => {
  ofPerson(group.command("file").description("一个人的档案 · one person's file")).action(file);
  span(ofPerson(group.command("registration").description("登记注册资格 · record a registration")))
    .requiredOption("--register <name>", "注册机构 · the register: CCAA")
    .requiredOption("--standard <id>", "标准 · standard: iso45001")
    .requiredOption("--number <text>", "编号 · number")
    .requiredOption("--evidence <text>", "证据 · evidence")
    .addOption(new Option("--grade <grade>", "级别 · grade").choices([...registrationGrades]).makeOptionMandatory())
    .action(registration);
  span(
    ofPerson(
      group
        .command("contract")
        .description("登记合同；在别处有合同的拒绝 · record a contract; refused while one runs elsewhere"),
    ),
  )
    .addOption(new Option("--kind <kind>", "方式 · kind").choices([...contractKinds]).makeOptionMandatory())
    .action(contract);
  ofPerson(group.command("end-contract").description("登记合同终止 · record the end of a contract"))
    .requiredOption("--contract <id>", "合同 · the contract")
    .requiredOption("--until <date>", "最后一日 · the last day", dayArgument)
    .action(endContract);
  ofPerson(group.command("witness").description("登记见证审核 · record a witnessed audit"))
    .requiredOption("--by <name>", "见证人 · who watched")
    .requiredOption("--on <date>", "日期 · day", dayArgument)
    .requiredOption("--standard <id>", "标准 · standard")
    .requiredOption("--about <text>", "案件或客户 · case or client")
    .addOption(new Option("--outcome <word>", "结论 · outcome").choices([...witnessOutcomes]).makeOptionMandatory())
    .option("--note <text>", "说明 · note", "")
    .action(witness);
  ofOrganisation(
    group.command("sanction").description("按注册编号禁入，由监管部门登记 · bar a person by number; for a regulator"),
  )
    .requiredOption("--register <name>", "注册机构 · the register")
    .requiredOption("--number <text>", "编号 · number")
    .requiredOption("--name <text>", "姓名 · name")
    .requiredOption("--measure <id>", "禁入种类 · measure: five-years, for-life")
    .requiredOption("--decided <date>", "决定日 · day of the decision", dayArgument)
    .requiredOption("--document <text>", "文号 · document")
    .requiredOption("--reason <text>", "事由 · reason")
    .action(sanction);
  ofOrganisation(group.command("lift-sanction").description("撤回禁入 · set a bar aside"))
    .requiredOption("--sanction <id>", "处罚 · the sanction")
    .requiredOption("--on <date>", "自哪天起 · from which day", dayArgument)
    .requiredOption("--reason <text>", "事由 · reason")
    .action(lift);
  ofOrganisation(
    group
      .command("double-contracts")
      .description("同时在两家机构有合同的人，只给监管部门 · people at two bodies at once; for a regulator"),
  )
    .addOption(
      new Option("--kind <kind>", "只看两份都专职的 · both full-time").choices(["any", "full-time"]).default("any"),
    )
    .option("--on <date>", "这天仍重叠的 · still overlapping on this day", dayArgument)
    .option("--cursor <text>", "下一页 · the next page")
    .action(doubles);
  ofOrganisation(group.command("sanctions").description("本部门登记的禁入 · bars this authority imposed")).action(
    sanctions,
  );
};
