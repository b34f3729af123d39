// For the benches and crash tests at the root: what a test of the whole needs besides HTTP.
export { openEmbedded } from "../store/index.ts";
export { type Cluster, type Durability, postgresqlPrograms, startCluster } from "./cluster.ts";
