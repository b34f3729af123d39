import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { roleTexts, routes, shellTexts } from "@touchstone/contract";
import { api } from "./api.ts";
import { useAsOf } from "./as-of.tsx";
import { useBilingual, useLanguage, useText } from "./language.tsx";
import { useWho } from "./session.tsx";

export const LanguageSwitch = () => {
  const t = useText(shellTexts);
  const { language, setLanguage } = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  return (
    <button
      type="button"
      className="btn small plain"
      lang={other === "zh" ? "zh-CN" : "en-GB"}
      onClick={() => setLanguage(other)}
    >
      {t("otherLanguage")}
    </button>
  );
};

const AsOfControl = () => {
  const t = useText(shellTexts);
  const { on, stands, setOn } = useAsOf();
  return (
    <label className={stands === "today" ? "who" : "who past"}>
      <span>{stands === "today" ? t("asOf") : t(stands === "past" ? "asOfPast" : "asOfFuture")}</span>
      <input
        type="date"
        className="num"
        value={on}
        aria-label={t("asOf")}
        onChange={(event) => {
          if (event.target.value !== "") setOn(event.target.value);
        }}
      />
      {stands === "today" ? null : (
        <button type="button" className="btn small" onClick={() => setOn(null)}>
          {t("backToToday")}
        </button>
      )}
    </label>
  );
};

export const Topbar = ({ openMenu }: { readonly openMenu: () => void }) => {
  const t = useText(shellTexts);
  const role = useText(roleTexts);
  const say = useBilingual();
  const who = useWho();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signOut = async () => {
    await api.call(routes.parties.signOut, {});
    queries.clear();
    await navigate({ to: "/sign-in" });
  };
  return (
    <header className="topbar">
      <button type="button" className="btn small menu-button" onClick={openMenu}>
        {t("menu")}
      </button>
      <div className="who grow">
        {who.session.memberships.length > 1 ? (
          <select
            aria-label={t("organisation")}
            value={who.here.organisation}
            onChange={(event) => who.workIn(event.target.value)}
          >
            {who.session.memberships.map((membership) => (
              <option key={membership.organisation} value={membership.organisation}>
                {say(membership.name)}
              </option>
            ))}
          </select>
        ) : (
          <span>{say(who.here.name)}</span>
        )}
      </div>
      <AsOfControl />
      <LanguageSwitch />
      <div className="who">
        <span>
          {who.session.name} <small>{who.roles.map((one) => role(one)).join(" · ")}</small>
        </span>
        <button type="button" className="btn small" onClick={() => void signOut()}>
          {t("signOut")}
        </button>
      </div>
    </header>
  );
};
