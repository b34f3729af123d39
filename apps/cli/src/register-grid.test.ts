import { afterAll, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const { answer, refused, remove } = programHere();
afterAll(remove);
const where = ["--organisation", "01900000-0000-7000-8000-00000000c001", "--data", "data"];

it("register keep-view, views, rows and drop-view, each by the same words as the page", {
  timeout: 120_000,
}, async () => {
  const asked = ["register", "keep-view", "只看设备部", "--columns", "no,risk,owner", "--owner", "设备部", ...where];
  const { view } = await answer(...asked);
  const { views } = await answer("register", "views", ...where);
  expect(views).toMatchObject([{ id: view, reach: "own", columns: ["no", "risk", "owner"], owner: "设备部" }]);
  await refused("view-name-taken", ...asked);
  await answer("register", "drop-view", view, ...where);
  await refused("view-unknown", "register", "drop-view", view, ...where);
  expect(await answer("register", "rows", "--group", "owner", ...where)).toMatchObject({ items: [], total: 0 });
  expect(await answer("register", "rows", "--sort", "-level", ...where)).toMatchObject({ items: [] });
  await refused("not-found", "register", "history", view, ...where);
});
