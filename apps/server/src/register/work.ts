import { routes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { WorkFact } from "@touchstone/register";
import { type HeldCertificate, mayDoWork, type Obligation } from "@touchstone/requirements";
import { type Bound, bind } from "../http/bind.ts";
import { type HeldLibrary, readOperatorCertificates } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { sendCommand } from "./commands.ts";

type Asked = { readonly work: string; readonly from: string; readonly certificates: readonly HeldCertificate[] };

/** The certificate that fits on the first day of the work, with the days that follow from it. */
const workFact = ({ work, from, certificates }: Asked): WorkFact => {
  const answer = mayDoWork(readOperatorCertificates(), { work, held: certificates, on: from });
  if (!answer.ok) return answer;
  const { certificate, until, renewBy } = answer.value;
  return ok({ code: certificate.code, issued: certificate.issued, until, renewBy });
};

const asksFor = (
  { packs }: Pick<HeldLibrary, "packs">,
  { obligation, work }: { readonly obligation: string; readonly work: string },
): Result<Obligation, Refusal> => {
  const found = packs.flatMap(({ obligations }) => obligations).find(({ id }) => id === obligation);
  return found?.qualification.includes(work) === true
    ? ok(found)
    : refuse(refusal("work-not-of-obligation", houseRule("4 (requirements)"), { obligation, work }));
};

export const workBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => [
  bind(routes.registerWork.works, async () => {
    const { packs } = await library();
    const { items } = readOperatorCertificates();
    const named = (qualification: readonly string[]) =>
      items.flatMap(({ code, title }) => (code !== null && qualification.includes(code) ? [{ code, title }] : []));
    const works = packs.flatMap(({ scene, obligations }) =>
      obligations
        .filter(({ qualification }) => qualification.length > 0)
        .map(({ id, duty, qualification }) => ({
          obligation: id,
          scene: scene.id,
          duty,
          codes: named(qualification),
        })),
    );
    return ok({ works });
  }),
  bind(routes.registerWork.assignWork, async (call) => {
    const { expected, id, item, obligation, name, ...asked } = call.body;
    const asks = asksFor(await library(), { obligation, work: asked.work });
    if (!asks.ok) return asks;
    return sendCommand(services, call, {
      stream: call.params.risk,
      expected,
      command: { type: "AssignWork", id, assignment: { item, obligation, name, from: asked.from } },
      work: workFact(asked),
    });
  }),
];
