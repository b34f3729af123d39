import { allRoutes, type Route, routes } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { type Asker, askersOf, sharedCase, strangerOrganisation } from "../testing/strangers.ts";
import { demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const somewhere = "01900000-0000-7000-8000-0000000000ff";
const probe = "touchstone-probe";
const organisations = [demoCompany, demoBody, strangerOrganisation, somewhere];
const cases = [sharedCase, somewhere];

const namesIn = (route: Route): readonly string[] =>
  [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

// What a parameter may be besides an id: the route's own schema says which of these fits.
const guesses = [somewhere, "2020-01-01", "2020", "2022", "1", "8.1", "abc"];
const pathOf = (route: Route, ids: Readonly<Record<string, string>>): string => {
  const names = namesIn(route);
  const filled = names.reduce<Readonly<Record<string, string>>>((known, name) => {
    const fits = (guess: string) =>
      !route.params
        .safeParse({ ...Object.fromEntries(names.map((each) => [each, somewhere])), ...known, [name]: guess })
        .error?.issues.some((issue) => issue.path[0] === name);
    return { ...known, [name]: ids[name] ?? guesses.find(fits) ?? somewhere };
  }, {});
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(filled[name] ?? ""));
};

/** Every place that a route's door can be asked for. */
const placesOf = (route: Route): readonly Readonly<Record<string, string>>[] => {
  if (route.door === "organisation") return organisations.map((organisation) => ({ organisation }));
  if (route.door === "case") return cases.map((id) => ({ case: id }));
  return [{}];
};

// The rights as the design says them, not as the server computes them.
const expected = (route: Route, asker: Asker | null, place: Readonly<Record<string, string>>): number => {
  // A query that no route knows is refused behind the door: the proof that the door opened.
  const inside = 422;
  if (route.door === "public") return inside;
  if (asker === null) return 401;
  if (route.door === "operator") return asker.name === "operator" ? inside : 404;
  if (route.door === "signed-in") return inside;
  const held =
    route.door === "organisation"
      ? asker.rolesIn(place["organisation"] ?? "")
      : place["case"] === sharedCase
        ? asker.rolesInCase
        : [];
  if (held.length === 0) return 404;
  return route.action === null || can(held, route.action) ? inside : 403;
};

describe.each(engineKinds)(
  "every route × every role × own and other organisation on %s [17021-1 8.4.1] [17021-1 8.4.6]",
  (kind) => {
    let test: TestServer;
    let askers: readonly Asker[];
    beforeAll(async () => {
      test = await openTestServer(kind);
      askers = await askersOf(test);
    });
    afterAll(() => test.close());

    const ask = (route: Route, path: string, headers: Readonly<Record<string, string>>, body: unknown = {}) =>
      test.send(path, {
        method: route.method,
        headers: {
          ...headers,
          ...(route.method === "GET"
            ? {}
            : {
                "content-type": route.consumes === "json" ? "application/json" : "application/octet-stream",
                "idempotency-key": `${probe}-${path.length}`,
              }),
        },
        ...(route.method === "GET" ? {} : { body: JSON.stringify(body) }),
      });

    it.each(allRoutes.map((route) => [route.id, route] as const))("%s", async (_, route) => {
      const cells = placesOf(route).flatMap((place) => [null, ...askers].map((asker) => ({ asker, place })));
      const wrong: string[] = [];
      const seen = new Set<number>();
      for (const { asker, place } of cells) {
        const response = await ask(route, `${pathOf(route, place)}?${probe}=1`, asker?.headers ?? {});
        const wanted = expected(route, asker, place);
        seen.add(wanted);
        if (response.status !== wanted) {
          wrong.push(`${asker?.name ?? "nobody"} at ${JSON.stringify(place)}: ${response.status}, not ${wanted}`);
        }
      }
      expect(wrong).toEqual([]);
      // Each denial has its positive control: somebody gets in at every door.
      expect(seen).toContain(422);
      if (route.door === "organisation" || route.door === "case") expect(seen).toContain(404);
    });

    it("answers for another's and for nobody's organisation are the same bytes", async () => {
      const planner = askers.find(({ name }) => name.startsWith("planner"));
      const answer = async (organisation: string) => {
        const response = await ask(
          routes.register.list,
          pathOf(routes.register.list, { organisation }),
          planner?.headers ?? {},
        );
        return [response.status, (await response.text()).replaceAll(organisation, "")];
      };
      expect(await answer(demoCompany)).toEqual(await answer(somewhere));
    });

    describe("what the stranger owns", () => {
      const marker = "异乡人的秘密-4711";
      let foreign: readonly string[];
      let cursor: string;
      beforeAll(async () => {
        const stranger = askers.find(({ name }) => name === "stranger");
        const identify = (title: string) =>
          test.send(pathOf(routes.register.identify, { organisation: strangerOrganisation }), {
            method: "POST",
            headers: {
              ...stranger?.headers,
              "content-type": "application/json",
              "idempotency-key": encodeURIComponent(title),
            },
            body: JSON.stringify({ title, harm: marker, owner: marker }),
          });
        for (const title of [`${marker}-1`, `${marker}-2`]) {
          const { status } = await identify(title);
          if (status !== 200) throw new Error(`the stranger could not write: ${status}`);
        }
        foreign = await test.server.services.store.maintenance(async (tx) => {
          const { rows } = await tx.query<{ stream: string }>("select stream from stream_head where owner = $1", [
            strangerOrganisation,
          ]);
          return rows.map(({ stream }) => stream);
        });
        const list = pathOf(routes.register.list, { organisation: strangerOrganisation });
        const page = await test.send(`${list}?limit=1`, { headers: { ...stranger?.headers } });
        cursor = routes.register.list.output.parse(await page.json()).next ?? "";
      });

      it("is there, for the stranger", async () => {
        expect(foreign.length).toBeGreaterThan(2);
        expect(cursor).not.toBe("");
      });

      it("is reached by no id, filter, cursor or export of anybody else's organisation", async () => {
        const leaks: string[] = [];
        let asked = 0;
        for (const asker of askers.filter(({ name }) => name !== "stranger")) {
          for (const route of allRoutes.filter(({ door }) => door === "organisation")) {
            for (const organisation of [demoCompany, demoBody]) {
              const held = asker.rolesIn(organisation);
              if (held.length === 0 || (route.action !== null && !can(held, route.action))) continue;
              const inner = namesIn(route).filter((name) => name !== "organisation");
              const ids = inner.length === 0 ? [""] : foreign;
              const queries = ["", `?search=${encodeURIComponent(marker)}`, `?cursor=${cursor}`, `?id=${foreign[0]}`];
              for (const id of ids) {
                const path = pathOf(route, { organisation, ...Object.fromEntries(inner.map((name) => [name, id])) });
                for (const query of route.method === "GET" ? queries : [""]) {
                  const response = await ask(route, `${path}${query}`, asker.headers, { id, title: id });
                  asked += 1;
                  const text = await response.text();
                  if (text.includes(marker) || (id !== "" && response.status === 200)) {
                    leaks.push(`${asker.name} ${route.method} ${path}${query}: ${response.status}`);
                  }
                }
              }
            }
          }
        }
        expect(leaks).toEqual([]);
        expect(asked).toBeGreaterThan(20);
      });

      it("stays as it was", async () => {
        const client = await test.as("manager");
        const own = value(await client.call(routes.register.list, { params: { organisation: demoCompany } }));
        expect(JSON.stringify(own)).not.toContain(marker);
      });
    });

    it("what is served, what is documented and what the contract holds are the same", async () => {
      const contract = allRoutes.map(({ method, path }) => `${method} ${path}`).toSorted();
      const document = (await (await test.send("/api/openapi.json")).json()) as {
        readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      };
      const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      );
      const served = test.server.app.routes
        .filter(({ path, method }) => path.startsWith("/api/v1/") && method !== "ALL")
        .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
      expect(documented.toSorted()).toEqual(contract);
      expect([...new Set(served)].toSorted()).toEqual(contract);
      const outside = test.server.app.routes.filter(({ path }) => !path.startsWith("/api/v1/"));
      // One form for anybody, without account or script: a complaint. Everything else that changes something is a route.
      const writing = outside.filter(({ method }) => method !== "GET" && method !== "ALL").map(({ path }) => path);
      expect(writing).toEqual(["/bodies/:body/complaints"]);
    });
  },
);
