import { sayBoth, selfAuditWaitingTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import { acceptedFor, heldOn } from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../inbox/index.ts";
import { openChecklists, readBooks, readReview } from "../register/index.ts";
import type { Services } from "../services.ts";

type Asked = Parameters<AsksWaiting>[0];

const most = 50;

/** Reviews that were held and whose inputs nobody has accepted, for who may write. */
const reviewsWaiting = async (
  { store }: Services,
  { organisation, roles, today }: Asked,
): Promise<readonly Waiting[]> => {
  if (!can(roles, "register.write")) return [];
  return store.transaction({ owner: organisation, caseId: null }, async (tx) => {
    const books = await readBooks(tx, organisation, today.toString(), ["management-review"]);
    const waiting: Waiting[] = [];
    for (const book of books.filter((one) => heldOn(one) !== null && !one.final).slice(0, most)) {
      const { id, title } = book;
      const { review } = await readReview(tx, organisation, id);
      if (acceptedFor(review, heldOn(book)) !== null) continue;
      waiting.push({
        key: `self-audit:${id}:accept`,
        due: null,
        act: sayBoth(texts.accept),
        subject: title,
        why: sayBoth(texts.acceptWhy),
        rule: { source: "ISO 45001:2018", clause: "9.3" },
        href: `/review-inputs/${id}`,
        button: sayBoth(texts.look),
      });
    }
    return waiting;
  });
};

/** Audits whose checklist is open with points unjudged, for who may judge. */
const auditsWaiting = async (
  { store }: Services,
  { organisation, roles, today }: Asked,
): Promise<readonly Waiting[]> => {
  if (!can(roles, "register.evaluate")) return [];
  return store.transaction({ owner: organisation, caseId: null }, async (tx) => {
    const planned = (await readBooks(tx, organisation, today.toString(), ["internal-audit"])).filter(
      ({ state }) => state === "planned",
    );
    const open = await openChecklists(
      tx,
      organisation,
      planned.map(({ id }) => id),
    );
    return planned.flatMap(({ id, title, values }): readonly Waiting[] => {
      const count = open.get(id) ?? 0;
      if (count === 0) return [];
      const { plannedOn } = values;
      return [
        {
          key: `self-audit:${id}:judge`,
          due: typeof plannedOn === "string" ? plannedOn : null,
          act: sayBoth(texts.judge, { count }),
          subject: title,
          why: sayBoth(texts.judgeWhy),
          rule: { source: "ISO 45001:2018", clause: "9.2" },
          href: `/audit-checklists/${id}`,
          button: sayBoth(texts.look),
        },
      ];
    });
  });
};

export const selfAuditWaiting =
  (services: Services): AsksWaiting =>
  async (asked) => [...(await reviewsWaiting(services, asked)), ...(await auditsWaiting(services, asked))];
