import { assetTexts, ismsWords, type OutputOf, routes, say } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { assetKinds, lifePhases, ratings } from "@touchstone/register";
import { type Command, Option } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { print, printProblem, printRefusals, type Voice, voiceOf, withVoice } from "./output.ts";

type Options = Place & { readonly organisation: string; readonly json?: boolean; readonly lang?: string };
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
      phases.map((phase) => say(ismsWords[`phase.${phase}`], lang)).join("、"),
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

const addAsset = async (options: AddOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, name, kind, owner } = options;
  const [value, ...cia] = [options.value, ...options.cia.split(",")].map(ratingOf);
  const [confidentiality, integrity, availability, more] = cia;
  const phases = lifePhases.filter((phase) => options.phase.includes(phase));
  if (!value || !confidentiality || !integrity || !availability || more !== undefined) {
    process.exitCode = 1;
    return printRefusals(voice, [
      refusal("asset-rating-unreadable", houseRule("commands"), { printed: `${options.value} ${options.cia}` }),
    ]);
  }
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.isms.addAsset, {
      params: { organisation },
      body: {
        name,
        kind,
        owner,
        value,
        rated: { confidentiality, integrity, availability },
        phases,
        process: options.process,
      },
    }),
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

/** `register assets list | add | retire` */
export const registerAssetCommands = (register: Command): void => {
  const assets = register.command("assets").description("信息资产 · assets of information security");
  withVoice(withPlace(assets.command("list")))
    .description("资产和按汽车生命周期的报告 · the assets, and the report by phase of the vehicle's life")
    .requiredOption("--organisation <id>", "组织编号 · the organisation's id")
    .addOption(new Option("--phase <phase>", "只看一个阶段 · one phase only").choices(lifePhases))
    .action(listAssets);
  withVoice(withPlace(assets.command("add")))
    .description("加一项资产 · add an asset")
    .requiredOption("--organisation <id>", "组织编号 · the organisation's id")
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
    .option("--process <name>", "业务过程 · business process", "")
    .action(addAsset);
  withVoice(withPlace(assets.command("retire")))
    .description("停用资产，风险留下 · take an asset out of use; its rows stay")
    .argument("<asset>", "资产编号 · the asset's id")
    .requiredOption("--organisation <id>", "组织编号 · the organisation's id")
    .requiredOption("--reason <text>", "理由 · why")
    .action(retireAsset);
};
