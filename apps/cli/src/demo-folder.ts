import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const mark = (data: string): string => join(data, "demo");

/** Takes a folder for the demo: one that is empty or already the demo's. Anything else stays untouched and stops. */
export const claimDemoFolder = (data: string): void => {
  const isForeign = existsSync(data) && readdirSync(data).length > 0 && !existsSync(mark(data));
  if (isForeign) {
    process.stderr.write(
      `${data} 不是演示目录。请换一个 --data 目录。\n${data} is not a demo folder. Name another one with --data.\n`,
    );
    process.exit(1);
  }
  mkdirSync(data, { recursive: true });
  writeFileSync(mark(data), "");
};
