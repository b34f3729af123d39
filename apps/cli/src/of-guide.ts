import type { Command } from "commander";
import { type Place, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { withVoice } from "./output.ts";

export type GuideOptions = Place & {
  readonly laws?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly scene: string;
  readonly region: string;
  readonly on: string;
  readonly standards?: string;
  readonly organisation?: string;
};

/** Which law, which kind of audit: the same for the list and the quiz. */
export const ofGuide = (command: Command): Command =>
  withVoice(withPlace(command))
    .requiredOption("--scene <scene>", "lift, canteen, certification-body；多个用逗号 · several with commas")
    .option("--organisation <id>", "连同这个单位自写的场景 · with the scenes that this organisation wrote")
    .requiredOption("--region <code>", "GB/T 2260, 330100")
    .option("--on <date>", "审核日期 · day of the audit; default: today", dayArgument, legalToday())
    .option("--standards <ids>", "审核依据，如 iso45001,iso14001 · audited against; default: all that the points name")
    .option("--laws <dir>", "直接读这个文件夹，不用服务器 · read this folder, without a server");
