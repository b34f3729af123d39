import { Link } from "@tanstack/react-router";
import { handoverTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";

/** From a case to what was handed over for it: the body's people see it there, the client looks after it at home. */
export const HandedLink = ({ caseId, body }: { readonly caseId: string; readonly body: string }) => {
  const t = useText(handoverTexts);
  const { here, may } = useWho();
  if (here.organisation === body)
    return (
      <Link className="btn" to="/cases/$case/handed" params={{ case: caseId }}>
        {t("bodyTitle")}
      </Link>
    );
  return may("register.read") ? (
    <Link className="btn" to="/handover">
      {t("title")}
    </Link>
  ) : null;
};
