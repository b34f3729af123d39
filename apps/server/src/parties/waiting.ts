import { partyTexts, sayBoth } from "@touchstone/contract";
import { can, type KeptQualification, type PersonFile } from "@touchstone/kernel";
import type { AsksWaiting, Waiting } from "../inbox/index.ts";
import type { Services } from "../services.ts";
import { type FileRow, readParties } from "./graph.ts";

const noticeDays = 90;
const rule = { source: "ISO/IEC 17021-1:2015", clause: "7.2.10" };

/** A later one for the same function and area takes its place. */
const isFollowed = ({ qualifications }: PersonFile, one: KeptQualification): boolean =>
  Object.values(qualifications).some(
    (other) =>
      other !== one &&
      other.area === one.area &&
      other.function === one.function &&
      one.until !== null &&
      (other.until === null || other.until > one.until),
  );

/** Competence of one person that ends within ninety days, or has ended, without another in its place. */
export const endingOf = ({ id, state }: FileRow, today: Temporal.PlainDate): readonly Waiting[] => {
  const limit = today.add({ days: noticeDays }).toString();
  return Object.entries(state.qualifications).flatMap(([at, one]) => {
    if (one.until === null || one.until > limit || isFollowed(state, one)) return [];
    const duty = partyTexts[`function-${one.function}`];
    return [
      {
        key: `parties:${id}:${at}`,
        due: one.until,
        act: sayBoth(partyTexts.renewAct),
        subject: `${state.name ?? ""} · ${one.area} · ${duty.zh}`,
        why: sayBoth(partyTexts.renewWhy, { until: one.until }),
        rule,
        href: `/parties/${id}`,
        button: sayBoth(partyTexts.renewButton),
      },
    ];
  });
};

export const partiesWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation, roles, today }) => {
    if (!can(roles, "parties.write")) return [];
    const known = await store.transaction({ owner: organisation, caseId: null }, (tx) => readParties(tx, organisation));
    return known.files.flatMap((file) => endingOf(file, today));
  };
