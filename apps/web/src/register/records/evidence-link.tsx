import { evidenceRoutes } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import type { LinkProps } from "../../shell/record/link-drawer.ts";
import { useWho } from "../../shell/session.tsx";
import { LinkChooser } from "./link-chooser.tsx";

/** Chooses a file of the evidence library, as a row does; what cannot be opened any more is not offered. */
export const EvidenceLink = (props: LinkProps) => {
  const { here } = useWho();
  const [search, setSearch] = useState("");
  const named = search.trim();
  const query = { limit: 20, ...(named === "" ? {} : { search: named }) };
  const files = useLoaded(evidenceRoutes.list, { params: { organisation: here.organisation }, query });
  const usable =
    files.state === "ready"
      ? files.value.items.filter(({ state }) => state !== "destroyed" && state !== "infected")
      : [];
  const found = usable.map(({ id, name, takenOn }) => ({ id, title: `${name} ${takenOn}` }));
  return <LinkChooser {...props} search={search} onSearch={setSearch} found={found} />;
};
