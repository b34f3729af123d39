import { routes } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind } from "../http/bind.ts";
import type { Services } from "../services.ts";

export const accountsBound = ({ identity, store }: Services): readonly Bound[] => [
  bind(routes.parties.openAccount, async ({ body }) => {
    const { name, email, password } = body;
    if (await identity.hasAccount(email)) return refuse(refusal("account-exists", accessRule, { email }));
    const person = body.person ?? store.world.newId();
    await identity.createAccount({ person, name, email, password });
    return ok({ person });
  }),
];
