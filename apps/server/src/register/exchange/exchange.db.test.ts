import { existsSync, readFileSync } from "node:fs";
import { type CallInput, type Client, routes } from "@touchstone/contract";
import { columns } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTable } from "../../adapters/tabular/read-table.ts";
import { writeCsv } from "../../adapters/tabular/write-csv.ts";
import { writeWorkbook } from "../../adapters/tabular/write-workbook.ts";
import type { Engine } from "../../store/index.ts";
import { engineKinds, freshEngine } from "../../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { register, registerChanges, registerExchange, operations } = routes;
const params = { organisation: demoCompany };
const corpus = new URL("../../../../../../shared/data/hostile/", import.meta.url);
const registers = new URL("../../../../../../shared/data/registers/", import.meta.url);
type Query = CallInput<typeof registerExchange.preview>["query"];
type Table = readonly (readonly string[])[];
const bytesOf = (bytes: Uint8Array) => new Uint8Array(bytes);
const headings = columns.map(({ zh }) => zh);
const line = (no: string, risk: string, document: string, effective: string, ...rest: string[]) => [
  no,
  risk,
  document,
  effective,
  ...rest,
  ...Array.from({ length: 9 - rest.length }, () => ""),
];

describe.each(engineKinds)("the register out and back on %s", (kind) => {
  let engine: Engine;
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    engine = await freshEngine(kind);
    test = await openTestServer(kind, engine);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const preview = (bytes: Uint8Array, query: Query, client = manager) =>
    client.call(registerExchange.preview, { params, query, bytes: bytesOf(bytes) });
  const apply = (bytes: Uint8Array, query: CallInput<typeof registerExchange.apply>["query"], client = manager) =>
    client.call(registerExchange.apply, { params, query, bytes: bytesOf(bytes) });
  const undo = (change: string | null) =>
    manager.call(registerChanges.undo, { params: { ...params, change: change ?? "" }, body: {} });
  const file = async (format: "csv" | "xlsx", keys: "no" | "yes" = "yes") =>
    value(await manager.download(register.export, { params, query: { format, keys } }));
  const cellsOf = async (bytes: Uint8Array, name: string): Promise<Table> => {
    const read = await readTable(bytes, name);
    if (!read.ok) throw new Error(read.refusals[0].code);
    return read.value.cells;
  };
  const edited = (table: Table, find: string, put: string): Table =>
    table.map((row) => row.map((cell) => (cell === find ? put : cell)));
  const stateOf = async () => {
    const { rows } = await engine.pool.query<{ all: string }>(
      `select md5(string_agg(j.hash, '' order by j.owner, j.stream, j.version)) as all from journal j`,
    );
    return rows[0]?.all;
  };
  const start = async () => {
    const table = [
      headings,
      line("1", "电梯困人", "《甲法》", "2004年", "", "每年检测一次", "委托检测"),
      line("", "", "乙条例", "2009年5月1日", "", "持证上岗"),
      line("2", "=cmd|' /C calc'!A0", "丙标准", "2014. 11.3"),
      line("3", "触电", "", ""),
    ];
    return value(await apply(writeCsv(table), { file: "start.csv" }));
  };
  const clear = async () => {
    const list = value(await manager.call(register.list, { params, query: { limit: 200 } })).items;
    const changes = list.map(({ id, version }) => ({ kind: "remove", risk: id, seen: version, reason: "清" }) as const);
    if (changes.length > 0) value(await manager.call(registerChanges.apply, { params, body: { changes } }));
  };

  it.each(["csv", "xlsx"] as const)("a keyed %s file that nobody changed changes nothing", async (format) => {
    await clear();
    await start();
    const bytes = await file(format);
    const plan = value(await preview(bytes, { file: `a.${format}`, whole: "yes" }));
    expect(plan.counts).toEqual({ added: 0, changed: 0, removed: 0, conflict: 0, refused: 0, unchanged: 3 });
    if (format === "csv") expect(new TextDecoder().decode(bytes)).toContain("'=cmd");
    else {
      const cells = await cellsOf(bytes, "a.xlsx");
      expect(cells[0]?.slice(-4)).toEqual(["ts_risk", "ts_line", "ts_version", "ts_newest"]);
    }
  });

  it("what was edited outside comes back: changed, added, taken out; then as it was", async () => {
    await clear();
    await start();
    const before = await cellsOf(await file("csv", "no"), "a.csv");
    const table = await cellsOf(await file("csv"), "a.csv");
    const width = table[0]?.length ?? 0;
    const added = Array.from({ length: width }, (_, at) => (at === 1 ? "坠落" : at === 2 ? "丁法" : ""));
    const document = Array.from({ length: width }, (_, at) => (at === 2 ? "戊标准" : at === 3 ? "2019.6.1" : ""));
    const changed = edited(edited(table, "电梯困人", "电梯困人与坠落"), "乙条例", "乙条例（修订）");
    const [head = [], ...rows] = changed;
    // The last risk is taken out; the document follows the risk above it.
    const upload = writeCsv([head, ...rows.slice(0, 2), document, ...rows.slice(2, -1), added]);
    const started = await stateOf();
    const plan = value(await preview(upload, { file: "b.csv", whole: "yes" }));
    expect(await stateOf()).toBe(started);
    expect(plan.counts).toEqual({ added: 1, changed: 1, removed: 1, conflict: 0, refused: 0, unchanged: 1 });
    const one = plan.rows.find((row) => row.kind === "changed");
    expect(one?.cells.map(({ column, from, to }) => `${column} ${from} → ${to}`)).toEqual([
      "risk 电梯困人 → 电梯困人与坠落",
      "document 乙条例 → 乙条例（修订）",
      "document  → 戊标准",
      "effective  → 2019.6.1",
    ]);
    const partly = value(await preview(upload, { file: "b.csv" }));
    expect(partly.counts.removed).toBe(0);

    const done = value(await apply(upload, { file: "b.csv", whole: "yes", plan: plan.plan }));
    const after = await cellsOf(await file("csv", "no"), "a.csv");
    // The test's clock stands still, so that rows of two changes come in either order.
    const added4 = after.filter(([, risk]) => risk === "坠落").map((row) => row.slice(0, 4));
    expect(added4).toEqual([["", "坠落", "丁法", ""]]);
    expect(after.filter(([, risk]) => risk !== "坠落").map((row) => row.slice(0, 4))).toEqual([
      headings.slice(0, 4),
      ["1", "电梯困人与坠落", "《甲法》", "2004年"],
      ["", "", "乙条例（修订）", "2009年5月1日"],
      ["", "", "戊标准", "2019.6.1"],
      ["2", "=cmd|' /C calc'!A0", "丙标准", "2014. 11.3"],
    ]);
    value(await undo(done.id));
    expect(await cellsOf(await file("csv", "no"), "a.csv")).toEqual(before);
    expect(value(await test.operator.call(operations.verify, {}))).toMatchObject({ ok: true, first: null });
  });

  it.skipIf(!existsSync(registers))("a file of GB18030, with evaluations in it, proves nothing", async () => {
    await clear();
    const bytes = readFileSync(new URL("lift-register.gb18030.csv", registers));
    const done = value(await apply(bytes, { file: "lift.csv" }));
    expect(done.counts.added).toBeGreaterThan(0);
    const shown = await cellsOf(await file("csv", "no"), "a.csv");
    expect(shown).toEqual(await cellsOf(bytes, "lift.csv"));
    const list = value(await manager.call(register.list, { params })).items;
    expect(list.every(({ state }) => state !== "compliant")).toBe(true);
  });

  it("an owner by e-mail is the person of this organisation; anybody else's address stays as written, with a warning", async () => {
    await clear();
    const table = [
      ["重要风险", "责任部门"],
      ["夹手", "Manager@touchstone.example"],
      ["烫伤", "planner@touchstone.example"],
      ["滑倒", "陈静"],
    ];
    const bytes = writeCsv(table);
    const query = { file: "mail.csv", columns: "risk,owner" };
    const plan = value(await preview(bytes, query));
    expect(plan.rows.map(({ title, notes }) => [title, notes.map(({ code }) => code)])).toEqual([
      ["夹手", []],
      ["烫伤", ["owner-unmatched"]],
      ["滑倒", []],
    ]);
    value(await apply(bytes, { ...query, plan: plan.plan }));
    const list = value(await manager.call(register.list, { params })).items;
    expect(list.map(({ title, owner }) => [title, owner])).toEqual([
      ["夹手", "陈静"],
      ["烫伤", "planner@touchstone.example"],
      ["滑倒", "陈静"],
    ]);
  });

  it("two people on one cell: the second sees both texts, and nothing of the file is written", async () => {
    await clear();
    await start();
    const table = await cellsOf(await file("csv"), "a.csv");
    value(await apply(writeCsv(edited(table, "触电", "触电与电伤")), { file: "left.csv" }));
    const right = writeCsv(edited(edited(table, "触电", "触电事故"), "电梯困人", "困人"));
    const plan = value(await preview(right, { file: "right.csv" }));
    expect(plan.counts).toMatchObject({ changed: 1, conflict: 1 });
    expect(plan.rows.find((row) => row.kind === "conflict")?.conflicts).toEqual([
      { line: null, column: "risk", seen: "触电", theirs: "触电与电伤", yours: "触电事故" },
    ]);
    const started = await stateOf();
    expect(codes(await apply(right, { file: "right.csv" }))).toEqual(["row-in-conflict"]);
    expect(await stateOf()).toBe(started);
    // Another cell of the same row is nobody's conflict.
    const beside = edited(table, "委托检测", "委托有资质的单位检测");
    expect(value(await apply(writeCsv(beside), { file: "beside.csv" })).counts).toMatchObject({ changed: 1 });
  });

  it("what an act fills is not written by a file", async () => {
    await clear();
    await start();
    const [head = [], ...rows] = await cellsOf(await file("csv"), "a.csv");
    const at = head.indexOf(columns[9].zh);
    const upload = writeCsv([head, ...rows.map((row) => row.map((cell, index) => (index === at ? "陈静" : cell)))]);
    const plan = value(await preview(upload, { file: "c.csv" }));
    expect(plan.rows.map((row) => row.refusals[0]?.code)).toEqual(["cell-by-act", "cell-by-act", "cell-by-act"]);
    expect(codes(await apply(upload, { file: "c.csv" }))[0]).toBe("cell-by-act");
  });

  it("keys of nobody, of rows that are gone, of versions that never were, are told with their row", async () => {
    await clear();
    await start();
    const [head = [], first = [], ...rows] = await cellsOf(await file("csv"), "a.csv");
    const at = (name: string) => head.indexOf(name);
    const put = (row: readonly string[], name: string, text: string) =>
      row.map((cell, index) => (index === at(name) ? text : cell));
    const damaged = writeCsv([head, put(first, "ts_risk", "9.11E17x"), ...rows]);
    expect(codes(await preview(damaged, { file: "d.csv" }))).toEqual(["key-damaged"]);
    const absent = "01900000-0000-7000-8000-000000000000";
    const gone = writeCsv([head, put(put(first, "ts_risk", absent), "ts_line", ""), ...rows.slice(1)]);
    expect(value(await preview(gone, { file: "d.csv" })).rows[0]?.refusals[0]?.code).toBe("risk-not-identified");
    const never = writeCsv([head, put(first, "ts_version", "99"), ...rows.slice(1)]);
    expect(value(await preview(never, { file: "d.csv" })).rows[0]?.refusals[0]?.code).toBe("version-unknown");
  });

  it("any spreadsheet is mapped, and the mapping is offered again for the same headings", async () => {
    await clear();
    const cells = [
      ["危险源台账 2026"],
      ["编号", "危险源描述", "可能后果", "责任人", "控制措施（现有）", "备注", "文号"],
      ["H-1", "叉车倒车", "碾压", "陈静", "限速", "每班", ""],
      ["H-2", "粉尘", "爆炸", "王某某", "除尘", "", ""],
    ];
    const other = { name: "说明", cells: [["看第二张表"]], merges: [], headingRows: 0, widths: [20] };
    const bytes = await writeWorkbook(other, { name: "台账", cells, merges: [], headingRows: 2, widths: [] });
    const query = { file: "自家.xlsx", sheet: "台账" };
    const read = value(await manager.call(registerExchange.read, { params, query, bytes: bytesOf(bytes) }));
    expect(read).toMatchObject({ sheets: ["说明", "台账"], header: 2, rows: 2, keyed: false, mappings: [] });
    expect(read.columns.map(({ to }) => to)).toEqual([
      "no",
      "risk",
      "harm",
      "owner",
      "control",
      "ignore",
      "documentNumber",
    ]);
    const mapped = read.columns.map(({ heading, to }) => ({
      heading,
      to: heading === "备注" ? ("monitoring" as const) : to,
    }));
    const body = { name: "自家台账", columns: mapped };
    value(await manager.call(registerExchange.saveMapping, { params, body }));
    const again = value(await manager.call(registerExchange.read, { params, query, bytes: bytesOf(bytes) }));
    expect(again.mappings.map(({ name }) => name)).toEqual(["自家台账"]);

    const plan = value(await preview(bytes, { ...query, mapping: "自家台账" }));
    expect(plan.counts.added).toBe(2);
    expect(plan.rows.map(({ notes }) => notes.map(({ code }) => code))).toEqual([[], ["owner-unmatched"]]);
    const done = value(await apply(bytes, { ...query, mapping: "自家台账", plan: plan.plan }));
    const list = value(await manager.call(register.list, { params })).items;
    expect(
      list.map(({ no, title, harm, owner, cells: shown }) => [no, title, harm, owner, shown[0]?.[6], shown[0]?.[7]]),
    ).toEqual([
      ["H-1", "叉车倒车", "碾压", "陈静", "限速", "每班"],
      ["H-2", "粉尘", "爆炸", "王某某", "除尘", ""],
    ]);
    expect(value(await preview(bytes, { ...query, mapping: "自家台账" })).counts).toMatchObject({ unchanged: 2 });
    value(await undo(done.id));
    expect(value(await manager.call(register.list, { params })).items).toEqual([]);
    const ended = value(await manager.call(register.list, { params, query: { state: "withdrawn" } })).items;
    expect(ended.map(({ title }) => title)).toEqual(expect.arrayContaining(["叉车倒车", "粉尘"]));
    expect(value(await preview(bytes, { ...query, mapping: "自家台账" })).counts).toMatchObject({ added: 2 });
    expect(codes(await preview(bytes, { ...query, mapping: "没有" }))).toEqual(["mapping-unknown"]);
    expect(codes(await preview(bytes, { ...query, columns: "no,harm" }))).toEqual(["mapping-length"]);
    expect(codes(await preview(bytes, { ...query, sheet: "没有" }))).toEqual(["sheet-unknown"]);
  });

  it("another organisation finds none of it, and a reader writes none", async () => {
    const planner = await test.as("planner");
    const bytes = writeCsv([headings, line("1", "甲", "", "")]);
    expect(codes(await preview(bytes, { file: "a.csv" }, planner))).toEqual(["not-found"]);
    expect(codes(await apply(bytes, { file: "a.csv" }, planner))).toEqual(["not-found"]);
    expect(codes(await apply(bytes, { file: "a.csv" }, test.anonymous))).toEqual(["not-signed-in"]);
    const evaluator = await test.as("evaluator");
    expect((await preview(bytes, { file: "a.csv" }, evaluator)).ok).toBe(true);
    expect(codes(await apply(bytes, { file: "a.csv" }, evaluator))).toEqual(["not-permitted"]);
  });

  // One engine: what is refused is refused before either is asked. Each of the 116 files is read in a thread of its own.
  it.skipIf(!existsSync(corpus) || kind !== "embedded")(
    "no hostile file writes a thing, and the server answers after each",
    async () => {
      const rows = (manifest: string, prefix: string, pick: RegExp, column: number) =>
        readFileSync(new URL(manifest, corpus), "utf8")
          .split("\n")
          .map((text) => text.split("\t"))
          .filter(([path = ""]) => pick.test(path))
          .map((cells) => ({ path: `${prefix}${cells[0]}`, expect: cells[column]?.trim() ?? "" }));
      const files = [
        ...rows("generated/MANIFEST.tsv", "generated/", /^(?:xlsx|csv|zip)\//, 4),
        ...rows("MANIFEST.tsv", "", /^(?:office-poi|xlsx-calamine)\//, 5),
      ];
      expect(files.length).toBeGreaterThan(50);
      const started = await stateOf();
      for (const { path, expect: wanted } of files) {
        const bytes = readFileSync(new URL(path, corpus));
        const name =
          path
            .replace(/\.(?:zip|docx)$/, ".xlsx")
            .split("/")
            .at(-1) ?? "";
        const answer = await preview(bytes, { file: name });
        // A file that is good may still be no register; one that is bad must not be read.
        if (wanted === "reject") expect([path, answer.ok]).toEqual([path, false]);
        if (!answer.ok) expect([path, codes(answer)]).not.toEqual([path, ["server-fault"]]);
      }
      expect(await stateOf()).toBe(started);
      expect((await manager.call(register.list, { params })).ok).toBe(true);
    },
    600_000,
  );
});
