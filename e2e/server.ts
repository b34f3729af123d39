export { type RunningServer, startServer } from "touchstone/testing";
