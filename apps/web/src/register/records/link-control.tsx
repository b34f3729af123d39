import { type CallInput, recordRoutes, registerRoutes } from "@touchstone/contract";
import { lazy, Suspense, useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import type { LinkProps } from "../../shell/record/link-drawer.ts";
import { useWho } from "../../shell/session.tsx";
import { type Found, LinkChooser } from "./link-chooser.tsx";

const searched = (text: string) => (text.trim() === "" ? {} : { search: text.trim() });

/** What a search finds, in the register or among the records of a kind. */
const useFound = (to: string, text: string): Found => {
  const { here } = useWho();
  const { organisation } = here;
  const isRisk = to === "risk";
  const query = { limit: 20, ...searched(text) };
  const risks: CallInput<typeof registerRoutes.list> = { params: { organisation }, query };
  const books: CallInput<typeof recordRoutes.list> = {
    params: { organisation, kind: to.startsWith("record:") ? to.slice("record:".length) : "none" },
    query,
  };
  const rows = useLoaded(registerRoutes.list, risks, { enabled: isRisk });
  const records = useLoaded(recordRoutes.list, books, { enabled: to.startsWith("record:") });
  if (isRisk) return rows.state === "ready" ? rows.value.items.map(({ id, title }) => ({ id, title })) : [];
  return records.state === "ready" ? records.value.items.map(({ id, title }) => ({ id, title })) : [];
};

/** Chooses what a field leads to in the register, or among the records of a kind. */
const LinkControl = (props: LinkProps) => {
  const [search, setSearch] = useState("");
  const found = useFound(props.to, search);
  return <LinkChooser {...props} search={search} onSearch={setSearch} found={found} />;
};

const SiteLink = lazy(async () => ({ default: (await import("./site-link.tsx")).SiteLink }));

// The library loads where a field leads to it: most records have none.
const EvidenceLink = lazy(async () => ({ default: (await import("./evidence-link.tsx")).EvidenceLink }));

export const drawLink = (props: LinkProps) => {
  if (props.to !== "evidence" && props.to !== "site") return <LinkControl {...props} />;
  const Chooser = props.to === "site" ? SiteLink : EvidenceLink;
  return (
    <Suspense fallback={null}>
      <Chooser {...props} />
    </Suspense>
  );
};
