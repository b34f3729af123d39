import { sayBoth, obsoleteTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import type { AsksWaiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import { lastWordSql } from "./record-choice.ts";

type Obsolete = { readonly id: string; readonly title: string; readonly newer: string };

const obsoleteSql = `
select old.id, old.title, min(new.title) as newer
from register_record new join register_record old on old.owner = new.owner and old.id <> new.id and old.id::text = (
  select e.entry->'values'->>'replaces' ${lastWordSql("new.state", "'replaces'")})
where new.owner = $1 and new.kind = 'document' and new.record_state = 'valid'
  and old.kind = 'document' and old.record_state = 'valid'
group by old.id, old.title order by old.id limit 50`;

/** Editions that a valid one takes the place of and that are valid still: they are withdrawn, in every place (7.5.3). */
export const obsoleteWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation, roles }) => {
    if (!can(roles, "register.write")) return [];
    const { rows } = await store.transaction({ owner: organisation, caseId: null }, (tx) =>
      tx.query<Obsolete>(obsoleteSql, [organisation]),
    );
    return rows.map(({ id, title, newer }) => ({
      key: `register:${id}:withdraw`,
      due: null,
      act: sayBoth(texts.act, {}),
      subject: title,
      why: sayBoth(texts.why, { newer }),
      rule: { source: "ISO/IEC 27001:2022", clause: "7.5.3" },
      href: `/records/document/${id}`,
      button: sayBoth(texts.button, {}),
    }));
  };
