import { Link, useParams } from "@tanstack/react-router";
import { caseRoutes } from "@touchstone/contract";
import { type Loaded, useLoaded } from "../shell/api.ts";
import { useBilingual } from "../shell/language.tsx";
import type { CaseView } from "./case-words.tsx";

/** The case that the address names. */
export const useCase = (): Loaded<CaseView> => {
  const params: { readonly case?: string } = useParams({ strict: false });
  return useLoaded(caseRoutes.show, { params: { case: params.case ?? "" } });
};

/** Above the title of every page inside a case: whose it is, and the way back to it. */
export const CaseLink = ({ of: view }: { readonly of: CaseView }) => {
  const told = useBilingual();
  return (
    <Link to="/cases/$case" params={{ case: view.id }}>
      {told(view.client.name)} · <span className="num">{view.number}</span>
    </Link>
  );
};
