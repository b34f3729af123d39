import type { Bound } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { attachBound } from "./attach-bound.ts";
import { destroyBound } from "./destroy-bound.ts";
import { libraryBound } from "./library-bound.ts";
import { linkBound } from "./link-bound.ts";
import { uploadBound } from "./upload-bound.ts";
import { openUploads } from "./uploads.ts";

export { evidenceJobs } from "./follow-item.ts";
export { destructionMigration, itemMigration, itemStream } from "./item-stream.ts";
export { evidenceWaiting } from "./waiting.ts";

export const evidenceBound = (services: Services): readonly Bound[] => {
  const uploads = openUploads(services.data, services.store.world, services.evidence.uploadDays);
  return [
    ...attachBound(services, uploads),
    ...uploadBound(services, uploads),
    ...libraryBound(services, uploads),
    ...linkBound(services),
    ...destroyBound(services),
  ];
};
