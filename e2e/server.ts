export { type RunningServer, startServer } from "../apps/cli/src/testing/running-server.ts";
