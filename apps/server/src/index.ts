export { capabilities } from "./capabilities.ts";
export { operatorToken } from "./identity/operator.ts";
export { migrations, openServer, type Server, type ServerOptions } from "./server.ts";
export { FolderInUse } from "./store/index.ts";
