import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { roleTexts, sessionRoutes, shellTexts } from "@touchstone/contract";
import { api } from "./api.ts";
import { AsOfControl } from "./as-of-control.tsx";
import { useBilingual, useLanguage, useText } from "./language.tsx";
import { type Membership, useWho } from "./session.tsx";

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

/** Who is signed in, the other language, the way out: in the top bar at the desk, in the menu on phones. */
export const Account = () => {
  const t = useText(shellTexts);
  const role = useText(roleTexts);
  const who = useWho();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signOut = async () => {
    await api.call(sessionRoutes.signOut, {});
    queries.clear();
    await navigate({ to: "/sign-in" });
  };
  return (
    <>
      <LanguageSwitch />
      <span>
        <span lang="zh-CN">{who.session.name}</span> <small>{who.roles.map((one) => role(one)).join(" · ")}</small>
      </span>
      <button type="button" className="btn small" onClick={() => void signOut()}>
        {t("signOut")}
      </button>
    </>
  );
};

export const Topbar = ({ openMenu }: { readonly openMenu: () => void }) => {
  const t = useText(shellTexts);
  const say = useBilingual();
  const who = useWho();
  // Two organisations of one name are told apart by the end of their number.
  const nameOf = ({ name, organisation }: Membership): string =>
    who.session.memberships.filter((other) => say(other.name) === say(name)).length > 1
      ? `${say(name)} · ${organisation.slice(-4)}`
      : say(name);
  return (
    <header className="topbar">
      <button type="button" className="btn small menu-button" onClick={openMenu}>
        {t("menu")}
      </button>
      <div className="grow organisation">
        {who.session.memberships.length > 1 ? (
          <select
            aria-label={t("organisation")}
            value={who.here.organisation}
            onChange={(event) => who.workIn(event.target.value)}
          >
            {who.session.memberships.map((membership) => (
              <option key={membership.organisation} value={membership.organisation}>
                {nameOf(membership)}
              </option>
            ))}
          </select>
        ) : (
          say(who.here.name)
        )}
      </div>
      <AsOfControl />
      <div className="who account">
        <Account />
      </div>
    </header>
  );
};
