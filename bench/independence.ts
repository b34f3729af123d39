import { type Relation, relationKinds, runPreparedIndependence } from "@touchstone/kernel";
