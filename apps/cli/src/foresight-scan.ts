import { foresightTexts, routes } from "@touchstone/contract";
import { rings, strengths } from "@touchstone/register";
import { type Command, InvalidArgumentError } from "commander";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { askForesight, gather } from "./foresight-client.ts";
import { changedLine, ofOrganisation, type PartyOptions } from "./party-client.ts";

const r = routes.foresight;

/** `computing:now:3`, and a note behind a further colon. */
const readSighting = (printed: string) => {
  const [trend = "", near = "", strong = "", ...rest] = printed.split(":");
  const ring = rings.find((one) => one === near);
  const strength = strengths.find((one) => String(one) === strong);
  if (ring === undefined || strength === undefined) {
    throw new InvalidArgumentError(`${foresightTexts.sightingUnreadable.zh} · ${foresightTexts.sightingUnreadable.en}`);
  }
  return { trend, ring, strength, note: rest.join(":") };
};
type Sighting = ReturnType<typeof readSighting>;

const list = (options: PartyOptions & { readonly on?: string }) =>
  askForesight(
    options,
    (client, params) => client.call(r.scans, { params, query: options.on === undefined ? {} : { on: options.on } }),
    ({ items }, { lang }) =>
      items.flatMap(({ id, on, title, sightings }) => [
        `${id}  ${on}  ${title}`,
        ...sightings.map(
          ({ trend, ring, strength }) =>
            `  ${trend}  ${foresightTexts[`ring.${ring}`][lang]}  ${foresightTexts[`strength.${strength}`][lang]}`,
        ),
      ]),
  );

type Record = PartyOptions & {
  readonly title: string;
  readonly on: string;
  readonly source: readonly string[];
  readonly sees: readonly Sighting[];
};
const record = (options: Record) => {
  const { title, on, source, sees } = options;
  const body = { title, on, sources: [...source], sightings: [...sees] };
  return askForesight(options, (client, params) => client.call(r.recordScan, { params, body }), changedLine);
};

const rate = (scan: string, options: PartyOptions & { readonly sees: readonly Sighting[] }) => {
  const [body] = options.sees;
  if (body === undefined) throw new Error("commander asks for --sees");
  const at = (params: { readonly organisation: string }) => ({ params: { ...params, scan }, body });
  return askForesight(options, (client, params) => client.call(r.rateTrend, at(params)), changedLine);
};

/** `foresight scan`, `scan record`, `scan rate` */
export const foresightScan = (foresight: Command): void => {
  const sees = "趋势:远近:强弱[:说明]，远近 now|soon|later，强弱 1–3 · trend:ring:strength[:note]";
  const gatherSighting = (text: string, before: readonly Sighting[]) => [...before, readSighting(text)];
  const scan = foresight.command("scan").description("环境扫描 · environment scans, the newest first");
  // A default of its own: what a group itself asks for, commander would ask for before every command in it.
  ofOrganisation(scan.command("list", { isDefault: true }))
    .description("环境扫描 · environment scans, the newest first")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .action(list);
  ofOrganisation(scan.command("record"))
    .description("记一次扫描 · record a scan")
    .requiredOption("--title <title>", "名称 · title")
    .option("--on <date>", "哪天做的 · done on", dayArgument, legalToday())
    .option("--source <source>", "来源，可重复 · source, again and again", gather, [])
    .option("--sees <sighting>", sees, gatherSighting, [])
    .action(record);
  ofOrganisation(scan.command("rate"))
    .argument("<scan>", "扫描编号 · the scan's id")
    .description("改评一个趋势 · rate a trend in a scan again")
    .requiredOption("--sees <sighting>", sees, gatherSighting, [])
    .action(rate);
};
