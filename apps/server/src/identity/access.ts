import type { Role } from "@touchstone/kernel";
import type { Store } from "../store/index.ts";
import { briefCache } from "./brief-cache.ts";
import { operatorId } from "./operator.ts";

/** The one scope of a request, and the roles the viewer holds in it. */
export type Entry = { readonly owner: string; readonly caseId: string | null; readonly roles: readonly Role[] };

export type Membership = { readonly organisation: string; readonly roles: readonly Role[] };

/** `access(viewer, owner, case_id, role)` of design.md section 5. Null is: as if it did not exist. */
export type AccessDirectory = {
  readonly memberships: (person: string) => Promise<readonly Membership[]>;
  readonly toOrganisation: (person: string, organisation: string) => Promise<Entry | null>;
  readonly toCase: (person: string, caseId: string) => Promise<Entry | null>;
  /** Cases that reach one of the viewer's organisations from another owner: what a client sees. */
  readonly sharedCases: (
    organisation: string,
  ) => Promise<readonly { readonly owner: string; readonly caseId: string }[]>;
};

const caseSql = `
select c.owner,
  (select array_agg(distinct m.role) from access m where m.viewer = $1 and m.owner = c.owner and m.case_id is null) as staff,
  (select array_agg(distinct s.role) from access s join access m on m.viewer = $1 and m.owner = s.viewer and m.case_id is null
     where s.case_id = $2 and m.role in ('manager', 'administrator')) as guests
from access c where c.case_id = $2 limit 1`;

export const openAccess = (store: Store): AccessDirectory => {
  const now = () => store.world.now().epochMilliseconds;
  const members = briefCache<readonly Membership[]>(now);
  const cases = briefCache<Entry | null>(now);

  const memberships = (person: string) =>
    members.get(person, () =>
      store.transaction("public", async (tx) => {
        const { rows } = await tx.query<{ owner: string; roles: Role[] }>(
          "select owner, array_agg(distinct role order by role) as roles from access where viewer = $1 and case_id is null group by owner order by owner",
          [person],
        );
        return rows.map(({ owner, roles }) => ({ organisation: owner, roles }));
      }),
    );

  return {
    memberships,
    toOrganisation: async (person, organisation) => {
      if (person === operatorId) return { owner: organisation, caseId: null, roles: ["operator"] };
      const found = (await memberships(person)).find((membership) => membership.organisation === organisation);
      return found === undefined ? null : { owner: organisation, caseId: null, roles: found.roles };
    },
    toCase: (person, caseId) =>
      cases.get(`${person} ${caseId}`, () =>
        store.transaction("public", async (tx) => {
          const { rows } = await tx.query<{ owner: string; staff: Role[] | null; guests: Role[] | null }>(caseSql, [
            person,
            caseId,
          ]);
          const row = rows[0];
          if (row === undefined) return null;
          if (person === operatorId) return { owner: row.owner, caseId: null, roles: ["operator"] };
          if (row.staff !== null) return { owner: row.owner, caseId: null, roles: row.staff };
          return row.guests === null ? null : { owner: row.owner, caseId, roles: row.guests };
        }),
      ),
    sharedCases: (organisation) =>
      store.transaction("public", async (tx) => {
        const { rows } = await tx.query<{ owner: string; case_id: string }>(
          "select owner, case_id from access where viewer = $1 and case_id is not null order by case_id desc limit 200",
          [organisation],
        );
        return rows.map((row) => ({ owner: row.owner, caseId: row.case_id }));
      }),
  };
};
