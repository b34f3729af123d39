import type { APIRequestContext } from "playwright-core";

/** A lift with a label in force; answers the label's code. */
export const fillThings = async (request: APIRequestContext, company: string, risk: string): Promise<string> => {
  const send = async <Answer>(path: string, data: object): Promise<Answer> => {
    const headers = { "idempotency-key": `e2e-things-${path}` };
    const answer = await request.post(`/api/v1/register/${company}/${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const values = {
    title: "3 号电梯",
    number: "DT-03",
    sort: "special",
    place: "一号楼",
    keeper: "设备部",
    maintainOn: "2099-01-01",
    inspectOn: "2099-06-30",
    risk,
  };
  const { id } = await send<{ readonly id: string }>("record-kinds/equipment/records", { values });
  const choice = {
    scene: "lift",
    shows: ["organisation", "number", "place", "state"],
    duties: [{ obligation: "LF-009", proof: { kind: "step", step: "maintain" } }, { obligation: "LF-010" }],
  };
  const { seen } = await send<{ readonly seen: string }>(`labels/${id}/preview`, choice);
  const { code } = await send<{ readonly code: string }>(`labels/${id}`, { ...choice, seen });
  return code;
};
