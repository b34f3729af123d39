import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type OutputOf, roleLeadTexts, roleTexts, sessionRoutes, shellTexts, signInTexts } from "@touchstone/contract";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useCommand, useLoaded } from "./api.ts";
import { Field } from "./field.tsx";
import { useBilingual, useText } from "./language.tsx";
import { CommandOutcome } from "./refusals.tsx";
import { pathBack, useSearchText } from "./search.ts";
import { LanguageSwitch } from "./topbar.tsx";
import "./sign-in.css";

const useArrival = () => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [next] = useSearchText("next");
  return async () => {
    queries.clear();
    await navigate({ ...pathBack(next), replace: true });
  };
};

type Account = OutputOf<typeof sessionRoutes.demoAccounts>["accounts"][number];
type DoorsProps = { readonly accounts: readonly Account[]; readonly enter: (account: string) => void };

const Doors = ({ accounts, enter }: DoorsProps) => {
  const role = useText(roleTexts);
  const lead = useText(roleLeadTexts);
  return (
    <ul className="doors">
      {accounts.map((account) => (
        <li key={account.account}>
          <button type="button" className="card door" onClick={() => enter(account.account)}>
            <span className="door-role">{account.roles.map((one) => role(one)).join(" · ")}</span>
            <span lang="zh-CN">{account.name}</span>
            <small>{account.roles.slice(-1).map((one) => lead(one))}</small>
          </button>
        </li>
      ))}
    </ul>
  );
};

const DemoAccounts = () => {
  const t = useText(signInTexts);
  const say = useBilingual();
  const accounts = useLoaded(sessionRoutes.demoAccounts, {});
  const enter = useCommand(sessionRoutes.demoSignIn);
  const arrive = useArrival();
  const come = async (account: string) => {
    if ((await enter.run({ body: { account } })) !== null) await arrive();
  };
  const [as] = useSearchText("as");
  const began = useRef(false);
  // The front page's doors lead here; outside the demo the server knows no such account.
  useEffect(() => {
    if (as === null || began.current) return;
    began.current = true;
    void come(as);
  });
  if (accounts.state !== "ready" || accounts.value.accounts.length === 0) return null;
  const byOrganisation = Object.entries(Object.groupBy(accounts.value.accounts, (one) => say(one.organisation)));
  return (
    <section className="stack" aria-labelledby="demo">
      <div>
        <h2 id="demo">{t("demoTitle")}</h2>
        <small>{t("demoLead")}</small>
      </div>
      <CommandOutcome of={enter} />
      {byOrganisation.map(([name, members]) => (
        <div key={name} className="door-group">
          <h3>{name}</h3>
          <Doors accounts={members ?? []} enter={(account) => void come(account)} />
        </div>
      ))}
    </section>
  );
};

const PasswordForm = () => {
  const t = useText(signInTexts);
  const signIn = useCommand(sessionRoutes.signIn);
  const arrive = useArrival();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await signIn.run({ body: { email, password } })) !== null) await arrive();
  };
  return (
    <form className="card card-body" onSubmit={(event) => void submit(event)} aria-labelledby="password">
      <h2 id="password">{t("passwordTitle")}</h2>
      <Field label={t("email")}>
        {(tie) => (
          <input
            {...tie}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("password")}>
        {(tie) => (
          <input
            {...tie}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <CommandOutcome of={signIn} />
      <div>
        <button type="submit" className="btn primary" disabled={signIn.status.state === "busy"}>
          {t("submit")}
        </button>
      </div>
    </form>
  );
};

export const SignIn = () => {
  const t = useText(signInTexts);
  const shell = useText(shellTexts);
  const title = `${t("title")} · ${shell("product")}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="gate">
      <header className="gate-head">
        <img src="/app/mark.svg" alt="" width="40" height="40" />
        <div>
          <h1>{shell("product")}</h1>
          <p>{t("lead")}</p>
        </div>
        <LanguageSwitch />
      </header>
      <main className="gate-main">
        <DemoAccounts />
        <PasswordForm />
        <a href="/">{t("verify")}</a>
      </main>
    </div>
  );
};
