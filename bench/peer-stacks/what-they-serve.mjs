// Given by the bench that starts them.
const url = new URL(process.env.DATABASE_URL);
export const address = url.toString();
export const socket = {
  host: url.searchParams.get("host"),
  username: url.searchParams.get("user"),
  database: url.pathname.slice(1),
};
export const table = process.env.PEER_TABLE;
export const columns = process.env.PEER_COLUMNS.split(",");
