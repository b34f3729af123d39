import { ownThreatTexts, routes, say } from "@touchstone/contract";
import { type OwnThreatFacts, protectedProperties } from "@touchstone/register";
import { type Command, Option } from "commander";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Told = OfOrganisation & OwnThreatFacts;

const r = routes.ownThreats;
const words = ownThreatTexts;

const bodyOf = ({ library, under, title, harm, affects, weakness, target, controls }: Told) => ({
  library,
  under,
  title,
  harm,
  affects: [...affects],
  weakness,
  target,
  controls: [...controls],
});

/** As lists and `adopt` call it; a command on the threat itself takes either. */
const idOf = (threat: string): string => (threat.startsWith("own-") ? threat.slice("own-".length) : threat);

const add = (options: Told) =>
  ask(options, r.add, { params: { organisation: options.organisation }, body: bodyOf(options) }, ({ id }, { lang }) => [
    say(words.added, lang, { title: options.title, name: `own-${id}` }),
  ]);

const change = (threat: string, options: Told) =>
  ask(
    options,
    r.change,
    { params: { organisation: options.organisation, threat: idOf(threat) }, body: bodyOf(options) },
    (_, { lang }) => [say(words.changed, lang, { title: options.title })],
  );

const retire = (threat: string, options: OfOrganisation & { readonly reason: string }) =>
  ask(
    options,
    r.retire,
    {
      params: { organisation: options.organisation, threat: idOf(threat) },
      body: { reason: options.reason },
    },
    (_, { lang }) => [say(words.retired, lang)],
  );

const described = (command: Command): Command =>
  command
    .option("--library <id>", "哪个威胁库 · of which library", "car-maker")
    .requiredOption("--under <group>", "放在哪一处，如入口 lin · the place, such as the way in lin")
    .requiredOption("--title <text>", "威胁，用自己的话写 · the threat, in your own words")
    .requiredOption("--harm <text>", "会造成什么 · what it would do")
    .addOption(
      new Option("--affects <properties...>", "影响 · affects").choices(protectedProperties).makeOptionMandatory(),
    )
    .option("--weakness <text>", "弱点 · weakness", "")
    .option("--target <text>", "目标 · target", "")
    .option("--controls <ids...>", "可用的控制 · controls that help: A.8.20", []);

/** `register threats add | change | retire` */
export const registerOwnThreatCommands = (threats: Command): void => {
  described(withOrganisation(threats.command("add")))
    .description("加一条自有威胁，只有本单位看得到 · add a threat of your own; nobody else sees it")
    .action(add);
  described(withOrganisation(threats.command("change")))
    .description("重写一条自有威胁 · describe a threat of your own anew")
    .argument("<threat>", "own-…")
    .action(change);
  withOrganisation(threats.command("retire"))
    .description("停用自有威胁，台账行留下 · take a threat of your own out of use; its rows stay")
    .argument("<threat>", "own-…")
    .requiredOption("--reason <text>", "原因 · why")
    .action(retire);
};
