import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { sessionRoutes, shellTexts } from "@touchstone/contract";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useLoaded } from "./api.ts";
import { EmptyState } from "./empty-state.tsx";
import { useText } from "./language.tsx";
import { Waiting } from "./loading.tsx";
import { Rail } from "./rail.tsx";
import { Fault, Refusals } from "./refusals.tsx";
import { WhoProvider } from "./session.tsx";
import { LanguageSwitch, Topbar } from "./topbar.tsx";
import { useWhy, WhyPanel, WhyProvider } from "./why.tsx";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

const Stage = () => {
  const t = useText(shellTexts);
  const { answer, hide } = useWhy();
  const [menu, setMenu] = useState<"open" | "shut">("shut");
  const close = useCallback(() => setMenu("shut"), []);
  const [palette, setPalette] = useState<"open" | "shut">("shut");
  useEffect(() => {
    const call = (event: KeyboardEvent) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setPalette("open");
    };
    document.addEventListener("keydown", call);
    return () => document.removeEventListener("keydown", call);
  }, []);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    hide();
    main.current?.focus({ preventScroll: true });
  }, [pathname, hide]);
  return (
    <div className={answer === null ? "frame" : "frame with-why"}>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <Rail open={menu === "open"} close={close} />
      <div className="stage">
        <Topbar openMenu={() => setMenu("open")} />
        <main id="main" ref={main} tabIndex={-1} style={{ outline: "none" }}>
          <Outlet />
        </main>
      </div>
      <WhyPanel />
      {palette === "open" ? (
        <Suspense>
          <Palette close={() => setPalette("shut")} />
        </Suspense>
      ) : null}
    </div>
  );
};

const NoOrganisation = () => {
  const t = useText(shellTexts);
  return (
    <main className="page narrow">
      <EmptyState title={t("noOrganisationTitle")} action={<LanguageSwitch />}>
        {t("noOrganisationRemedy")}
      </EmptyState>
    </main>
  );
};

// Goes once, from the place where it was mounted: during the way the location is already the new one.
const ToSignIn = () => {
  const navigate = useNavigate();
  const { href } = useLocation();
  const [from] = useState(href);
  useEffect(() => {
    void navigate({ to: "/sign-in", search: from === "/" ? {} : { next: from }, replace: true });
  }, [navigate, from]);
  return <Waiting />;
};

/** Everything behind the sign-in: rail, top bar, page, why. */
export const Frame = () => {
  const session = useLoaded(sessionRoutes.session, {});
  if (session.state === "loading") return <Waiting />;
  if (session.state === "failed") return <Fault fault={session.fault} retry={session.retry} />;
  if (session.state === "refused") {
    if (session.problem.status !== 401) return <Refusals problem={session.problem} />;
    return <ToSignIn />;
  }
  return (
    <WhoProvider session={session.value} otherwise={<NoOrganisation />}>
      <WhyProvider>
        <Stage />
      </WhyProvider>
    </WhoProvider>
  );
};
