import { Link } from "@tanstack/react-router";
import { caseRoutes, dossierTexts } from "@touchstone/contract";
import type { ReactNode } from "react";
import { useLoaded } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import type { Data } from "../shell/record/data.ts";
import type { CaseView } from "./case-words.tsx";

type Props = { readonly view: CaseView; readonly children: (values: Data) => ReactNode };

/** What the dossier that was taken in answers of the review of a transfer. */
export const FromDossier = ({ view, children }: Props) => {
  const t = useText(dossierTexts);
  const found = useLoaded(caseRoutes.dossiers, { params: { case: view.id } });
  return (
    <Loading of={found}>
      {({ items: [dossier] }) => (
        <>
          <div className="notice">
            {dossier === undefined ? t("noDossier") : t("prefilled", { number: dossier.number })}{" "}
            <Link to="/cases/$case/dossier" params={{ case: view.id }}>
              {t("dossiers")}
            </Link>
          </div>
          {children(dossier?.prefill ?? {})}
        </>
      )}
    </Loading>
  );
};
