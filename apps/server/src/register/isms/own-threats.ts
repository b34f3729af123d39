import { routes } from "@touchstone/contract";
import { unlessRefused } from "@touchstone/kernel";
import { type OwnThreatFacts, ownThreatFaults } from "@touchstone/register";
import { type Bound, bind } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { ownThreatStream } from "./own-threat-stream.ts";
import { controlCatalogue, threatLibraries } from "./read-libraries.ts";
import { sendTo } from "./send-to.ts";

// Parsed at the edge: under a place that no library has, nobody would ever see it.
const known = (facts: OwnThreatFacts) => {
  const controls = controlCatalogue("2022").controls.map(({ id }) => id);
  return unlessRefused(ownThreatFaults(facts, threatLibraries(), controls), () => facts);
};

export const ownThreatsBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.ownThreats;
  const send = sendTo(services, ownThreatStream);
  return [
    bind(r.add, async (call) => {
      const fits = known(call.body);
      if (!fits.ok) return fits;
      return send(call, {
        stream: store.world.newId(),
        expected: null,
        command: { type: "AddOwnThreat", facts: fits.value },
      });
    }),
    bind(r.change, async (call) => {
      const { expected, ...facts } = call.body;
      const fits = known(facts);
      if (!fits.ok) return fits;
      const command = { type: "ChangeOwnThreat", facts: fits.value } as const;
      return send(call, { stream: call.params.threat, expected, command });
    }),
    bind(r.retire, (call) => {
      const { expected, reason } = call.body;
      return send(call, { stream: call.params.threat, expected, command: { type: "RetireOwnThreat", reason } });
    }),
  ];
};
