import type { Command } from "commander";
import { withPlace } from "./connect.ts";
import type { LoadOptions } from "./demo/organisations/load.ts";
import { withVoice } from "./output.ts";

export const demoOrganisationsCommand = (group: Command): void => {
  withVoice(
    withPlace(
      group
        .command("organisations")
        .argument("[name...]", "property | kindergarten | car-maker；不写为全部 · all where none is named")
        .description(
          "把三家虚构单位的管理体系装进演示服务器；已有的不动 · load three fictive organisations with their management systems; what is there stays",
        ),
    ),
  ).action(async (names: readonly string[], options: LoadOptions) => {
    // Only here: what plays the demos costs no other command its start.
    const { run } = await import("./demo/organisations/load.ts");
    await run(names, options);
  });
};
