import type { Bound } from "../../http/bind.ts";
import { openLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { stored } from "../../store/index.ts";
import { assetsBound } from "./assets.ts";
import { adoptionStream, assetStream, ismsMigration, soaStream, soaVersionStream } from "./isms-streams.ts";
import { ownThreatMigration, ownThreatStream } from "./own-threat-stream.ts";
import { ownThreatsBound } from "./own-threats.ts";
import { processesBound } from "./processes.ts";
import { soaBound } from "./soa.ts";
import { threatsBound } from "./threats.ts";

export { ismsWaiting } from "./isms-waiting.ts";
export { ownThreatMigration };

/** Information security: threats, assets, the statement of applicability. */
export const ismsMigrations = [ismsMigration];
export const ismsStreams = [
  stored(assetStream),
  stored(adoptionStream),
  stored(soaStream),
  stored(soaVersionStream),
  stored(ownThreatStream),
];
export const ismsBound = (services: Services): readonly Bound[] => [
  ...threatsBound(services, openLibrary(services.store)),
  ...ownThreatsBound(services),
  ...processesBound(services),
  ...assetsBound(services),
  ...soaBound(services),
];
