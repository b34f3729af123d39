// A door of its own: the shapes of the demo's data are read only to load it, and cost no start of the server.
export { demoPassword } from "../accounts.ts";
export { emailIn } from "./organisation-accounts.ts";
export { demoOrganisationNames } from "./organisation-names.ts";
export { type DemoOrganisation, readDemoOrganisation } from "./read-organisation.ts";
