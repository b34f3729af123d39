import { inboxRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useWho } from "../shell/session.tsx";

export const useInbox = () => {
  const { here } = useWho();
  return useLoaded(inboxRoutes.list, { params: { organisation: here.organisation } });
};

export const useInboxCount = (): number | null => {
  const inbox = useInbox();
  return inbox.state === "ready" ? inbox.value.items.length : null;
};
