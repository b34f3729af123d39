import { setTimeout as after } from "node:timers/promises";

/** How long a server may take to its first answer: the first start of a demo folder on a slow machine. */
const startTime = Temporal.Duration.from({ seconds: 60 });
const pause = 200;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: it lives, under another user.
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
};

export type Address = { readonly url: string; readonly pid: number | null };

type Asked = {
  /** Who holds the folder. */
  readonly pid: number;
  /** What the folder says of its server now. */
  readonly address: () => Address | null;
  readonly answers: (url: string) => Promise<boolean>;
  readonly within?: Temporal.Duration | undefined;
};

type Waited = { readonly is: "up"; readonly url: string } | { readonly is: "gone" | "silent" };

/**
 * The address of the server that holds a folder, once it answers; `gone` where the holder has ended; `silent` where it
 * takes too long, or has said its address and does not answer.
 */
export const startingServer = async ({ pid, address, answers, within = startTime }: Asked): Promise<Waited> => {
  const rounds = Math.ceil(within.total("milliseconds") / pause);
  for (let round = 0; round < rounds; round += 1) {
    const said = address();
    if (said !== null && (await answers(said.url))) return { is: "up", url: said.url };
    if (!isAlive(pid)) return { is: "gone" };
    if (said?.pid === pid) return { is: "silent" };
    if (round === 0)
      process.stderr.write(
        `进程 ${pid} 占着数据目录，还没有应答；等它 · process ${pid} holds the data folder and does not answer yet; waiting\n`,
      );
    await after(pause);
  }
  return { is: "silent" };
};
