import { type OutputOf, sessionRoutes } from "@touchstone/contract";
import { type Action, can, type Role } from "@touchstone/kernel";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

export type Session = OutputOf<typeof sessionRoutes.session>;
export type Membership = Session["memberships"][number];

export type Who = {
  readonly session: Session;
  /** The organisation that the reader is working in. */
  readonly here: Membership;
  readonly roles: readonly Role[];
  readonly may: (action: Action) => boolean;
  readonly workIn: (organisation: string) => void;
};

const WhoContext = createContext<Who | null>(null);
const stored = "touchstone.organisation";

type Props = {
  readonly session: Session;
  readonly children: ReactNode;
  readonly otherwise: ReactNode;
};

export const WhoProvider = ({ session, children, otherwise }: Props) => {
  const [chosen, choose] = useState(() => localStorage.getItem(stored));
  const here = session.memberships.find((one) => one.organisation === chosen) ?? session.memberships[0];
  const who = useMemo(
    (): Who | null =>
      here === undefined
        ? null
        : {
            session,
            here,
            roles: here.roles,
            may: (action) => can(here.roles, action),
            workIn: (organisation) => {
              localStorage.setItem(stored, organisation);
              choose(organisation);
            },
          },
    [session, here],
  );
  return who === null ? otherwise : <WhoContext value={who}>{children}</WhoContext>;
};

/** Who is signed in, where they work now, and what they may do there. Only below the frame. */
export const useWho = (): Who => {
  const who = useContext(WhoContext);
  if (who === null) throw new Error("useWho outside the signed-in frame");
  return who;
};
