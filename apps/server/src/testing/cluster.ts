import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A throw-away PostgreSQL on a socket in a temporary folder; nothing of it is left after `stop`. */
export type Cluster = {
  /** Address of its `postgres` database, as superuser. */
  readonly url: string;
  /** Folder of the server's programs: `pgbench` is there too. */
  readonly bin: string;
  readonly pid: number;
  /** The hard way: what a power switch or the out-of-memory killer does. */
  readonly kill: () => Promise<void>;
  /** Starts the same data again after `kill`. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Whether a commit waits for the disk. Crash tests need `durable`; all others save their time. */
export type Durability = "durable" | "relaxed";

const programs = (): string | null => {
  try {
    return execFileSync("pg_config", ["--bindir"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    // Debian's pg_config comes with the headers only; the server itself lies here.
    return globSync("/usr/lib/postgresql/*/bin").toSorted().at(-1) ?? null;
  }
};

/** Folder of the machine's own PostgreSQL programs, or null where there are none. */
export const postgresqlPrograms = (): string | null => {
  const bin = programs();
  return bin !== null && existsSync(join(bin, "initdb")) ? bin : null;
};

type Owner = { readonly uid: number; readonly gid: number };

// PostgreSQL refuses to run as root, so root lends it the system's user of that name.
const ownerOf = (): Owner | null => {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
};

const settings = (folder: string, durability: Durability): readonly string[] =>
  [
    "listen_addresses=",
    `unix_socket_directories=${folder}`,
    "max_connections=200",
    "shared_buffers=128MB",
    ...(durability === "durable" ? ["fsync=on", "synchronous_commit=on"] : ["fsync=off", "full_page_writes=off"]),
  ].flatMap((setting) => ["-c", setting]);

const untilReady = async (url: string): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (attempt === 200) throw new Error("the throw-away PostgreSQL does not answer", { cause });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

export const startCluster = async (bin: string, durability: Durability): Promise<Cluster> => {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-pg-"));
  const owner = ownerOf();
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const as = owner ?? {};
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    {
      ...as,
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const url = `postgresql://localhost/postgres?host=${encodeURIComponent(folder)}&user=postgres`;
  const run = () => {
    const child = spawn(join(bin, "postgres"), ["-D", data, ...settings(folder, durability)], {
      ...as,
      cwd: folder,
      stdio: "ignore",
    });
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    return { child, gone };
  };
  let running = run();
  const killWithParent = () => running.child.kill("SIGKILL");
  process.once("exit", killWithParent);
  await untilReady(url);
  return {
    url,
    bin,
    get pid() {
      return running.child.pid ?? 0;
    },
    kill: async () => {
      running.child.kill("SIGKILL");
      await running.gone;
    },
    restart: async () => {
      // The killed server's backends notice its death a moment later; until then a new one refuses their shared memory.
      for (let attempt = 0; attempt < 100; attempt += 1) {
        running = run();
        const isGone = await Promise.race([running.gone.then(() => true), untilReady(url).then(() => false)]);
        if (!isGone) return;
      }
      throw new Error("the throw-away PostgreSQL does not start again");
    },
    stop: async () => {
      process.off("exit", killWithParent);
      running.child.kill("SIGINT");
      await running.gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
