import type { Capability } from "../capability.ts";
import { schemePages } from "./public-pages.ts";
import { schemaPaths } from "./schema-paths.ts";
import { schemeDownloads } from "./scheme-downloads.ts";
import { schemesBound } from "./schemes.ts";

export const schemes: Capability = {
  name: "schemes",
  migrations: [],
  streams: [],
  routes: schemesBound,
  pages: (app, services) => {
    schemaPaths(app);
    schemePages(app, services);
    schemeDownloads(app);
  },
};
