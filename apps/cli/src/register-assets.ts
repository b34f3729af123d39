import { assetTexts, ismsWords, type OutputOf, registerRowTexts, routes, say, sayList } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { assetKinds, lifePhases, ratings } from "@touchstone/register";
import { type Command, Option } from "commander";
import { withConnection } from "./connect.ts";
import { print, printProblem, printRefusals, type Voice, voiceOf } from "./output.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Options = OfOrganisation;
type Kind = (typeof assetKinds)[number];
type Phase = (typeof lifePhases)[number];
type Rating = (typeof ratings)[number];
type Listed = OutputOf<typeof routes.isms.assets>;
type AddOptions = Options & {
  readonly name: string;
  readonly kind: Kind;
  readonly owner: string;
  readonly value: string;
  readonly cia: string;
  readonly phase: readonly string[];
  readonly process: string;
};

const row =
  ({ lang }: Voice) =>
  (asset: Listed["assets"][number]): string => {
    const { id, name, kind, owner, value, rated, phases, process, risks } = asset;
    return [
      id,
      name,
      say(ismsWords[`kind.${kind}`], lang),
      owner,
      `${say(assetTexts.value, lang)} ${value}`,
      `C${rated.confidentiality} I${rated.integrity} A${rated.availability}`,
      sayList(
        phases.map((phase) => say(ismsWords[`phase.${phase}`], lang)),
        lang,
      ),
      process === "" ? "–" : process,
      `${say(assetTexts.risks, lang)} ${risks}`,
    ].join("  ");
  };

const byPhase =
  ({ lang }: Voice) =>
  ({ phase, assets, value, withoutProcess, risks }: Listed["phases"][number]): string =>
    [
      say(ismsWords[`phase.${phase}`], lang),
      `${say(assetTexts.count, lang)} ${assets}`,
      `${say(assetTexts.highest, lang)} ${value ?? "–"}`,
      `${say(assetTexts.withoutProcess, lang)} ${withoutProcess}`,
      `${say(assetTexts.risks, lang)} ${risks}`,
    ].join("  ");

const listAssets = async (options: Options & { readonly phase?: Phase }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, phase } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.isms.assets, { params: { organisation }, query: phase === undefined ? {} : { phase } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { assets, phases } = answer.value;
  print(voice, answer.value, () => [...assets.map(row(voice)), "", ...phases.map(byPhase(voice))]);
};

const ratingOf = (text: string): Rating | null => ratings.find((one) => String(one) === text) ?? null;

/** The asset that the options describe; null after the refusal was printed. */
const assetOf = (options: AddOptions, voice: Voice) => {
  const { name, kind, owner, process: business } = options;
  const [value, ...cia] = [options.value, ...options.cia.split(",")].map(ratingOf);
  const [confidentiality, integrity, availability, more] = cia;
  const phases = lifePhases.filter((phase) => options.phase.includes(phase));
  if (!value || !confidentiality || !integrity || !availability || more !== undefined) {
    process.exitCode = 1;
    printRefusals(voice, [
      refusal("asset-rating-unreadable", houseRule("commands"), { printed: `${options.value} ${options.cia}` }),
    ]);
    return null;
  }
  return { name, kind, owner, value, rated: { confidentiality, integrity, availability }, phases, process: business };
};

const changeAsset = async (asset: string, options: AddOptions): Promise<void> => {
  const body = assetOf(options, voiceOf(options));
  if (body === null) return;
  const params = { organisation: options.organisation, asset };
  await ask(options, routes.isms.changeAsset, { params, body }, (value, { lang }) => [
    say(registerRowTexts.described, lang, value),
  ]);
};

const addAsset = async (options: AddOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, name } = options;
  const body = assetOf(options, voice);
  if (body === null) return;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.isms.addAsset, { params: { organisation }, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [`${say(assetTexts.added, voice.lang, { name })}  ${answer.value.id}`]);
};

const retireAsset = async (asset: string, options: Options & { readonly reason: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, reason } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.isms.retireAsset, { params: { organisation, asset }, body: { reason } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(assetTexts.retired, voice.lang)]);
};

const described = (command: Command): Command =>
  command
    .requiredOption("--name <name>", "名称 · name")
    .addOption(new Option("--kind <kind>", "种类 · kind").choices(assetKinds).makeOptionMandatory())
    .requiredOption("--owner <name>", "责任人 · owner")
    .requiredOption("--value <n>", "价值 1–5 · value")
    .requiredOption("--cia <c,i,a>", "保密性、完整性、可用性 1–5 · confidentiality, integrity, availability: 4,5,3")
    .addOption(
      new Option("--phase <phases...>", "生命周期 · phases of the vehicle's life")
        .choices(lifePhases)
        .makeOptionMandatory(),
    )
    .option("--process <name>", "业务过程 · business process", "");

/** `register assets list | add | change | retire` */
export const registerAssetCommands = (register: Command): void => {
  const assets = register.command("assets").description("信息资产 · assets of information security");
  withOrganisation(assets.command("list"))
    .description("资产和按汽车生命周期的报告 · the assets, and the report by phase of the vehicle's life")
    .addOption(new Option("--phase <phase>", "只看一个阶段 · one phase only").choices(lifePhases))
    .action(listAssets);
  described(withOrganisation(assets.command("add")))
    .description("加一项资产 · add an asset")
    .action(addAsset);
  described(withOrganisation(assets.command("change")))
    .description("重写一项资产 · describe an asset anew")
    .argument("<asset>", "资产编号 · the asset's id")
    .action(changeAsset);
  withOrganisation(assets.command("retire"))
    .description("停用资产，风险留下 · take an asset out of use; its rows stay")
    .argument("<asset>", "资产编号 · the asset's id")
    .requiredOption("--reason <text>", "理由 · why")
    .action(retireAsset);
};
