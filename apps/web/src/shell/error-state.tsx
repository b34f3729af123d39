import { Link } from "@tanstack/react-router";
import { shellTexts } from "@touchstone/contract";
import { useText } from "./language.tsx";

/** A page that threw: what happened, what did not, and what to do. */
export const ErrorState = ({ error }: { readonly error: unknown }) => {
  const t = useText(shellTexts);
  return (
    <div className="page narrow">
      <div className="notice stop" role="alert">
        <h1>{t("brokenTitle")}</h1>
        <p>{t("brokenRemedy")}</p>
        <p className="num">{error instanceof Error ? error.message : String(error)}</p>
        <div>
          <button type="button" className="btn" onClick={() => location.reload()}>
            {t("reload")}
          </button>
        </div>
      </div>
    </div>
  );
};

export const NoSuchPage = () => {
  const t = useText(shellTexts);
  return (
    <div className="page narrow">
      <h1>{t("missingTitle")}</h1>
      <p>{t("missingRemedy")}</p>
      <div>
        <Link to="/" className="btn primary">
          {t("toInbox")}
        </Link>
      </div>
    </div>
  );
};
