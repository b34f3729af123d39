import { routes } from "@touchstone/contract";
import { type Command, Option } from "commander";
import { type AsPlace, asPerson } from "./case-client.ts";
import { withPlace } from "./connect.ts";
import { print, printProblem, voiceOf, withVoice } from "./output.ts";

type Common = AsPlace & { readonly json?: boolean; readonly lang?: string };

const bodies = ({ scheme, name, ...options }: Common & { readonly scheme?: string; readonly name?: string }) => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const query = { ...(scheme === undefined ? {} : { scheme }), ...(name === undefined ? {} : { name }) };
    const answer = await client.call(routes.parties.bodies, { query });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () => [
      ...answer.value.items.map(
        ({ id, name: called, region, schemes }) => `${id}  ${called[voice.lang]}  ${region}  ${schemes.join(", ")}`,
      ),
      ...(answer.value.more ? ["…"] : []),
    ]);
  });
};

const offer = ({
  organisation,
  schemes,
  ...options
}: Common & { readonly organisation: string; readonly schemes: string[] }) => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(routes.parties.offerSchemes, { params: { organisation }, body: { schemes } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () => [schemes.length === 0 ? "–" : schemes.join(", ")]);
  });
};

const common = (command: Command): Command =>
  withVoice(withPlace(command)).option("--as <account>", "以演示账号的身份 · as a demo account: planner");

/** Which bodies take applications, and a body's own word on it. They hang under `party`. */
export const addOffers = (group: Command): void => {
  common(group.command("bodies").description("接受申请的认证机构 · bodies that take applications"))
    .option("--scheme <id>", "只看这个方案 · for this scheme only")
    .option("--name <text>", "名称开头 · beginning of the name")
    .action(bodies);
  common(
    group
      .command("offer")
      .description("机构接受哪些方案的申请；不写方案即不再接受 · schemes a body takes applications for; none ends it"),
  )
    .requiredOption("--organisation <id>", "认证机构 · the body")
    .addOption(new Option("--schemes <id...>", "方案 · schemes").default([]))
    .action(offer);
};
