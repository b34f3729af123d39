// A list of risks as Autonomous EHS is built: tRPC and Drizzle, every row at each request. Nothing is asked of the caller.
import { initTRPC } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { desc } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import pg from "pg";
import { address, columns, table } from "./what-they-serve.mjs";

const risks = pgTable(table, {
  id: integer().primaryKey(),
  ...Object.fromEntries(columns.map((name) => [name, text()])),
  created_at: timestamp({ withTimezone: true }),
});
const database = drizzle(new pg.Pool({ connectionString: address }));
const t = initTRPC.create();
const router = t.router({
  list: t.procedure.query(() => database.select().from(risks).orderBy(desc(risks.created_at))),
});
const server = createHTTPServer({ router });
server.listen(0, "127.0.0.1");
server.on("listening", () => console.log(`http://127.0.0.1:${server.address().port}/list`));
