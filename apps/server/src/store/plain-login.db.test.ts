import { randomUUID } from "node:crypto";
import { routes } from "@touchstone/contract";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { demoCompany, openTestServer, value } from "../testing/test-server.ts";
import { openPostgresql } from "./engine.ts";

const cluster = process.env["TOUCHSTONE_TEST_PG"];

// Tests run as superuser, and row security does not hold for a superuser until it takes on the app's role: what works
// only because of that would fail at the first real installation.
describe.skipIf(cluster === undefined)("PostgreSQL with a login that is no superuser", () => {
  it("makes its schema, serves, verifies, rebuilds and exports", async () => {
    const name = `plain_${randomUUID().replaceAll("-", "")}`;
    const admin = new pg.Client({ connectionString: cluster });
    await admin.connect();
    await admin.query(`create role ${name} login createrole`);
    await admin.query(`grant touchstone_app, touchstone_maintenance to ${name}`).catch((cause: unknown) => {
      // Roles belong to the whole cluster: whoever comes first makes them.
      if (!(cause instanceof pg.DatabaseError && cause.code === "42704")) throw cause;
    });
    await admin.query(`create database ${name} owner ${name}`);
    await admin.end();
    const url = new URL(cluster ?? "");
    url.pathname = `/${name}`;
    url.searchParams.set("user", name);
    const test = await openTestServer("postgresql", await openPostgresql(url.toString(), 4));
    const manager = await test.as("manager");
    const params = { organisation: demoCompany };
    const body = { title: "电梯", harm: "", owner: "" };
    value(await manager.call(routes.register.identify, { params, body }));
    expect(value(await manager.call(routes.register.list, { params })).items).toHaveLength(1);
    expect(value(await test.operator.call(routes.operations.verify, {}))).toMatchObject({ ok: true, first: null });
    expect(value(await test.operator.call(routes.operations.rebuild, { body: {} }))).toMatchObject({ identical: true });
    expect(value(await test.operator.download(routes.operations.exportAll, {})).byteLength).toBeGreaterThan(1000);
    await test.close();
  });
});
