import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { assetsByPhase } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { assetsInUse, standingPairs } from "./isms-rows.ts";
import { assetStream } from "./isms-streams.ts";
import { sendTo } from "./send-to.ts";

export const assetsBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const send = sendTo(services, assetStream);
  const r = routes.isms;
  return [
    bind(r.assets, async (call) => {
      const scope = scopeOf(call);
      const { phase } = call.query;
      const { assets, pairs } = await store.transaction(scope, async (tx) => ({
        assets: await assetsInUse(tx, scope.owner),
        pairs: await standingPairs(tx, scope.owner),
      }));
      const counted = assets.map((asset) => ({
        ...asset,
        risks: pairs.filter((pair) => pair.asset === asset.id).map(({ risk }) => risk),
      }));
      const shown = counted.filter(({ facts }) => phase === undefined || facts.phases.includes(phase));
      return ok({
        assets: shown.map(({ id, version, facts, risks }) => ({
          id,
          version,
          ...facts,
          phases: [...facts.phases],
          risks: risks.length,
        })),
        phases: [...assetsByPhase(counted)],
      });
    }),
    bind(r.addAsset, (call) =>
      send(call, { stream: store.world.newId(), expected: null, command: { type: "AddAsset", facts: call.body } }),
    ),
    bind(r.changeAsset, (call) => {
      const { expected, ...facts } = call.body;
      return send(call, { stream: call.params.asset, expected, command: { type: "ChangeAsset", facts } });
    }),
    bind(r.retireAsset, (call) => {
      const { expected, reason } = call.body;
      return send(call, { stream: call.params.asset, expected, command: { type: "RetireAsset", reason } });
    }),
  ];
};
