import type { Command } from "commander";
import { foresightIssues } from "./foresight-issues.ts";
import { foresightParties } from "./foresight-parties.ts";
import { foresightScan } from "./foresight-scan.ts";
import { foresightScope } from "./foresight-scope.ts";
import { foresightTrends } from "./foresight-trends.ts";

/** `foresight trends | links | scan | issues | parties | scope` */
export const foresightCommand = (program: Command): void => {
  const foresight = program
    .command("foresight")
    .description("趋势、环境扫描、内外部因素、相关方、体系范围 · trends, scans, issues, interested parties, scope");
  for (const group of [foresightTrends, foresightScan, foresightIssues, foresightParties, foresightScope])
    group(foresight);
};
