import { registerWorkTexts, routes, say } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import type { Command } from "commander";
import { withConnection } from "./connect.ts";
import { legalToday, readDay } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printProblem, printRefusals, voiceOf } from "./output.ts";
import { type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Options = OfOrganisation;
type AssignOptions = Options & {
  readonly item: string;
  readonly obligation: string;
  readonly work: string;
  readonly name: string;
  readonly from: string;
  readonly certificate: readonly string[];
  readonly replace?: string;
};

const words = registerWorkTexts;

const listWorks = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerWork.works, { params: { organisation } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.works.map(
      ({ obligation, codes, duty }) => `${obligation}  ${codes.map(({ code }) => code).join(",")}  ${duty[voice.lang]}`,
    ),
  );
};

/** `T:2024-03-01` or, with the last day printed on it, `T:2024-03-01:2028-02-29`. */
const readCertificate = (printed: string) => {
  const [code = "", issued = "", until = null] = printed.split(":");
  const isRead = code !== "" && readDay(issued) !== null && (until === null || readDay(until) !== null);
  return isRead ? { code, issued, until } : null;
};

const assignWork = async (risk: string, options: AssignOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, item, obligation, work, name, from, certificate, replace = null } = options;
  const odd = certificate.find((printed) => readCertificate(printed) === null);
  if (odd !== undefined) {
    process.exitCode = 1;
    return printRefusals(voice, [refusal("certificate-unreadable", houseRule("commands"), { printed: odd })]);
  }
  const certificates = certificate.flatMap((printed) => readCertificate(printed) ?? []);
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerWork.assignWork, {
      params: { organisation, risk },
      body: { id: replace, item, obligation, work, name, from, certificates },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.assigned, voice.lang, { name })]);
};

/** `register works | assign-work` */
export const registerWorkCommands = (register: Command): void => {
  withOrganisation(register.command("works"))
    .description("要求持证的义务和证书代号 · obligations that ask for a certificate, with its codes")
    .action(listWorks);
  withOrganisation(register.command("assign-work"))
    .description(
      "把持证作业分派给人，证不对或过期则拒绝 · give certified work to somebody; refused where no certificate fits",
    )
    .argument("<risk>", "台账行编号 · the row's id")
    .requiredOption("--item <id>", "控制或监测的编号 · the control's or monitoring's id")
    .requiredOption("--obligation <id>", "LF-001")
    .requiredOption("--work <code>", "T")
    .requiredOption("--name <name>", "姓名 · name")
    .requiredOption("--certificate <certificates...>", "T:2024-03-01, T:2024-03-01:2028-02-29")
    .option("--from <date>", "从哪天起做 · from which day; default: today", dayArgument, legalToday())
    .option("--replace <id>", "取代哪次分派 · the assignment that this one takes the place of")
    .action(assignWork);
};
