import { contentJsonSchema } from "@touchstone/kernel";
import { recordKindShape } from "./record-kind.ts";

/** What an editor completes and checks in `content/records`. */
export const recordJsonSchema = () => contentJsonSchema("Touchstone kind of record", recordKindShape);
