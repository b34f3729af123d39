// The floor of any Node server: the database writes the JSON, and Node passes it on.
import { createServer } from "node:http";
import pg from "pg";
import { address, table } from "./what-they-serve.mjs";

const pool = new pg.Pool({ connectionString: address });
const server = createServer(async (_request, response) => {
  const { rows } = await pool.query(`SELECT json_agg(r ORDER BY created_at DESC)::text AS list FROM ${table} r`);
  response.setHeader("content-type", "application/json");
  response.end(rows[0].list);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
