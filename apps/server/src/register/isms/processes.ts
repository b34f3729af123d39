import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { controlsByProcess, processNames, soaEditions, soaLines } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { assetsInUse, readSoa } from "./isms-rows.ts";
import { controlCatalogue } from "./read-libraries.ts";

export const processesBound = ({ store }: Services): readonly Bound[] => [
  bind(routes.processes.list, (call) => {
    const scope = scopeOf(call);
    const { owner } = scope;
    const { edition: asked } = call.query;
    return store.transaction(scope, async (tx) => {
      const names = (await assetsInUse(tx, owner)).map(({ facts }) => facts.process);
      const processes = [];
      for (const edition of soaEditions) {
        const { soa } = await readSoa(tx, owner, edition);
        names.push(...soa.lines.map(({ process }) => process));
        if (edition === asked) processes.push(...controlsByProcess(soaLines(soa, controlCatalogue(edition))));
      }
      return ok({
        used: processNames(names).toSorted((one, other) => one.localeCompare(other, "zh")),
        processes: processes.map((one) => ({ ...one, spellings: [...one.spellings], controls: [...one.controls] })),
      });
    });
  }),
];
