import { routes } from "@touchstone/contract";
import type { Command } from "commander";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { print, printProblem, voiceOf } from "./output.ts";

type ApplyOptions = Options & {
  readonly organisation: string;
  readonly body: string;
  readonly scheme: string;
  readonly region?: string;
  readonly occasion: string;
  readonly statement?: string;
};

const apply = ({
  organisation,
  body,
  scheme,
  region,
  occasion,
  statement,
  ...options
}: ApplyOptions): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(routes.cases.apply, {
      params: { organisation },
      body: { scheme, body, region: region ?? null, occasion, statement: statement ?? null },
    });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () => [`${answer.value.number}  ${answer.value.id}`]);
  });
};

/** How a client begins: a body out of the list that takes applications, and the case is there. */
export const caseApply = (group: Command): void => {
  common(
    group
      .command("apply")
      .description("客户向认证机构申请认证；机构见 party bodies · a client applies to a body; party bodies lists them"),
  )
    .requiredOption("--organisation <id>", "申请的组织 · the organisation that applies")
    .requiredOption("--body <id>", "认证机构 · the body")
    .option("--scheme <id>", "方案 · scheme", "cn-ohsms")
    .option("--region <code>", "地区代码，默认为登记的地区 · region, six digits; default: the registered one")
    .option("--occasion <id>", "为什么申请，见方案 · why, by the scheme's own name", "initial")
    .option("--statement <id>", "针对哪份已有的证明 · the statement that it is about")
    .action(apply);
};
