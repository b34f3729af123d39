import { randomBytes } from "node:crypto";
import { routes } from "@touchstone/contract";
import { organisationKinds, type Role, roles } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { print, printProblem, voiceOf, withVoice } from "./output.ts";

type Common = Place & { readonly json?: boolean; readonly lang?: string };
type Registration = Common & {
  readonly kind: (typeof organisationKinds)[number];
  readonly zh: string;
  readonly en: string;
  readonly region: string;
};
type Account = Common & { readonly name: string; readonly email: string };
type Membership = Common & { readonly organisation: string; readonly person: string; readonly roles: Role[] };

const register = ({ kind, zh, en, region, ...options }: Registration): Promise<void> =>
  withConnection(options, voiceOf(options), async ({ client }) => {
    const voice = voiceOf(options);
    const answer = await client.call(routes.parties.registerOrganisation, { body: { kind, name: { zh, en }, region } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () => [answer.value.id]);
  });

/** The first password is made here and shown once; nobody else knows it. */
const account = ({ name, email, ...options }: Account): Promise<void> =>
  withConnection(options, voiceOf(options), async ({ client }) => {
    const voice = voiceOf(options);
    const password = randomBytes(15).toString("base64url");
    const answer = await client.call(routes.parties.openAccount, { body: { person: null, name, email, password } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, { ...answer.value, email, password }, () => [`${answer.value.person}  ${email}  ${password}`]);
  });

const member = ({ organisation, person, roles: held, ...options }: Membership): Promise<void> =>
  withConnection(options, voiceOf(options), async ({ client }) => {
    const voice = voiceOf(options);
    const grantable = held.filter((role) => role !== "applicant" && role !== "operator");
    const answer = await client.call(routes.parties.grantMembership, {
      params: { organisation },
      body: { person, roles: grantable },
    });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () => [`${person}  ${grantable.join(", ")}`]);
  });

/** What sets an installation up: organisations, accounts, memberships. They hang under `party`. */
export const addSetup = (group: Command): void => {
  withVoice(withPlace(group.command("register")))
    .description("登记机构 · register an organisation")
    .addOption(new Option("--kind <kind>", "种类 · kind").choices([...organisationKinds]).makeOptionMandatory())
    .requiredOption("--zh <name>", "中文名称 · name in Chinese")
    .requiredOption("--en <name>", "英文名称 · name in English")
    .requiredOption("--region <code>", "地区代码 GB/T 2260 · region code")
    .action(register);
  withVoice(withPlace(group.command("account")))
    .description("开账号；初始密码只显示一次 · open an account; its first password is shown once")
    .requiredOption("--name <name>", "姓名 · name")
    .requiredOption("--email <address>", "邮箱 · e-mail address")
    .action(account);
  withVoice(withPlace(group.command("member")))
    .description("授予角色；不给角色即结束 · grant roles; none ends the membership")
    .requiredOption("--organisation <id>", "机构 · the organisation")
    .requiredOption("--person <id>", "人员 · the person")
    .addOption(new Option("--roles <role...>", "角色 · roles").choices([...roles]).default([]))
    .action(member);
};
