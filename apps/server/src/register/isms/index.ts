import type { Bound } from "../../http/bind.ts";
import { openLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { stored } from "../../store/index.ts";
import { assetsBound } from "./assets.ts";
import { adoptionStream, assetStream, ismsMigration, soaStream, soaVersionStream } from "./isms-streams.ts";
import { soaBound } from "./soa.ts";
import { threatsBound } from "./threats.ts";

export { ismsWaiting } from "./isms-waiting.ts";

/** Information security: threats, assets, the statement of applicability. */
export const ismsMigrations = [ismsMigration];
export const ismsStreams = [stored(assetStream), stored(adoptionStream), stored(soaStream), stored(soaVersionStream)];
export const ismsBound = (services: Services): readonly Bound[] => [
  ...threatsBound(services, openLibrary(services.store)),
  ...assetsBound(services),
  ...soaBound(services),
];
