import { Link } from "@tanstack/react-router";
import { caseRoutes, dossierTexts } from "@touchstone/contract";
import type { ReactNode } from "react";
import { useLoaded } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import type { CaseView } from "./case-words.tsx";
import type { Data } from "./data.ts";

type Props = { readonly view: CaseView; readonly kind: string; readonly children: (values: Data) => ReactNode };

const FromDossier = ({ view, children }: Pick<Props, "view" | "children">) => {
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

/** A record that is filed for the first time begins with what the case's evidence answers already. */
export const Prefilled = ({ view, kind, children }: Props) =>
  kind === "transfer-review" ? <FromDossier view={view}>{children}</FromDossier> : children({});
