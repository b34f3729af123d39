import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { createElement, type FunctionComponent, lazy, Suspense } from "react";
import { pages } from "./capabilities.ts";
import type { Page } from "./capability.ts";
import { ErrorState, NoSuchPage } from "./error-state.tsx";
import { Frame } from "./frame.tsx";
import { Waiting } from "./loading.tsx";
import { parseSearch, stringifySearch } from "./search.ts";

const Desk = lazy(async () => ({ default: (await import("./desk.tsx")).Desk }));

const onDesk = (Content: FunctionComponent): FunctionComponent =>
  function OnDesk() {
    return (
      <Suspense fallback={<Waiting />}>
        <Desk>{createElement(Content)}</Desk>
      </Suspense>
    );
  };

const root = createRootRoute({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./sign-in.tsx"), "SignIn"),
});

const frame = createRoute({ getParentRoute: () => root, id: "frame", component: Frame });

const nowhere = createRoute({ getParentRoute: () => frame, path: "$", component: NoSuchPage });

const pageRoute = (page: Page) => {
  const content = lazyRouteComponent(page.load, "Page");
  return createRoute({
    getParentRoute: () => frame,
    path: page.path,
    component: page.kit === "desk" ? onDesk(content) : content,
  });
};

export const router = createRouter({
  routeTree: root.addChildren([signIn, frame.addChildren([...pages.map(pageRoute), nowhere])]),
  basepath: "/app",
  parseSearch,
  stringifySearch,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: ErrorState,
  defaultPreload: "intent",
  scrollRestoration: true,
});
