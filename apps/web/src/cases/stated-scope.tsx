import { Link } from "@tanstack/react-router";
import { scopeApplicationRoutes, statedScopeTexts } from "@touchstone/contract";
import { asAsked } from "@touchstone/register";
import type { ReactNode } from "react";
import { useLoaded } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import type { Data } from "../shell/record/data.ts";
import { useWho } from "../shell/session.tsx";
import type { CaseView } from "./case-words.tsx";

/** The client's own statement: nobody else may ask for it. */
const useStated = ({ client }: CaseView) => {
  const { here, may } = useWho();
  const isOwn = here.organisation === client.id && may("register.read");
  const params = { organisation: client.id };
  return { isOwn, found: useLoaded(scopeApplicationRoutes.list, { params }, { enabled: isOwn }) };
};

type Props = { readonly view: CaseView; readonly children: (values: Data) => ReactNode };

/** A first application asks for the scope that the organisation has stated. */
export const FromStatedScope = ({ view, children }: Props) => {
  const t = useText(statedScopeTexts);
  const { isOwn, found } = useStated(view);
  if (!isOwn) return children({});
  return (
    <Loading of={found}>
      {({ stated }) =>
        stated === null ? (
          children({})
        ) : (
          <>
            <div className="notice">
              {t("prefilled", stated)} <Link to="/foresight/scope">{t("toScope")}</Link>
            </div>
            {children({ scope: asAsked(stated.statement) })}
          </>
        )
      }
    </Loading>
  );
};

/** Said beside an application that asks for another scope than the stated one. */
export const ScopeDiffers = ({ view }: { readonly view: CaseView }) => {
  const t = useText(statedScopeTexts);
  const { found } = useStated(view);
  if (found.state !== "ready") return null;
  const { stated, applications } = found.value;
  const differs = applications.some((one) => one.case === view.id && one.differs === true);
  return stated === null || !differs ? null : (
    <div className="notice hold">
      {t("differs", stated)} <Link to="/foresight/scope">{t("toScope")}</Link>
    </div>
  );
};
