import { type Client, client, routes } from "@touchstone/contract";
import { connect, type Place, reach, transportOver } from "./connect.ts";
import { newKey } from "./new-key.ts";
import { printProblem, type Voice } from "./output.ts";

export type AsPlace = Place & { readonly as?: string };

type Signed = { readonly cookie: string } | { readonly refused: true };

const signIn = async (send: (request: Request) => Promise<Response>, origin: string, account: string, voice: Voice) => {
  let cookies: readonly string[] = [];
  const door = client({
    newKey,
    transport: transportOver(
      async (request) => {
        const response = await send(request);
        cookies = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
        return response;
      },
      origin,
      () => ({ "accept-language": voice.lang }),
    ),
  });
  const answer = await door.call(routes.parties.demoSignIn, { body: { account } });
  if (answer.ok) return { cookie: cookies.join("; ") } satisfies Signed;
  printProblem(voice, answer.problem);
  return { refused: true } satisfies Signed;
};

/**
 * The typed client of whom the command names: a demo account (`--as leader`), or the holder of the token. Duties in a case
 * belong to persons, so that the operator can look and not act.
 */
export const asPerson = async (
  place: AsPlace,
  voice: Voice,
  work: (client: Client) => Promise<void>,
): Promise<void> => {
  const { as } = place;
  if (as === undefined) {
    const connection = await connect(place, voice);
    return work(connection.client).finally(connection.close);
  }
  const { send, origin, close } = await reach(place, "demo");
  try {
    const signed = await signIn(send, origin, as, voice);
    if ("refused" in signed) return;
    const headers = () => ({ cookie: signed.cookie, "accept-language": voice.lang });
    await work(client({ transport: transportOver(send, origin, headers), newKey }));
  } finally {
    await close();
  }
};
