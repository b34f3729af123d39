import { impartialityTexts, partyTexts, sayBoth } from "@touchstone/contract";
import { can, coveredUntil, type Impartiality, type KeptQualification, type PersonFile } from "@touchstone/kernel";
import type { AsksWaiting, Waiting } from "../inbox/index.ts";
import type { Services } from "../services.ts";
import { type FileRow, type KnownParties, readParties } from "./graph.ts";
import { readImpartiality } from "./impartiality.ts";
import { doubleContracts } from "./views.ts";

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

const daysFrom = (today: Temporal.PlainDate, day: string): number => today.until(day).days;
const personnel = { source: "ISO/IEC 17021-1:2015", clause: "7.4" };
const oneBody = { source: "中华人民共和国认证认可条例", clause: "第十四条" };

/** A registration that lapses within ninety days, or has lapsed, where none in the same register and standard goes on. */
export const lapsingOf = ({ id, state }: FileRow, today: Temporal.PlainDate): readonly Waiting[] => {
  const kept = Object.entries(state.registrations ?? {});
  return kept.flatMap(([at, { register, standard, until, number }]) => {
    if (until === null || daysFrom(today, until) > noticeDays) return [];
    const isFollowedHere = kept.some(
      ([, other]) =>
        other.register === register && other.standard === standard && (other.until === null || other.until > until),
    );
    if (isFollowedHere) return [];
    const days = daysFrom(today, until);
    return [
      {
        key: `parties:${id}:registration:${at}`,
        due: until,
        act: sayBoth(partyTexts.registrationAct),
        subject: `${state.name ?? ""} · ${register} ${number} · ${standard}`,
        why: sayBoth(days < 0 ? partyTexts.registrationLapsed : partyTexts.registrationWhy, { until, days }),
        rule: personnel,
        href: `/parties/${id}`,
        button: sayBoth(partyTexts.renewButton),
      },
    ];
  });
};

const doubled = (known: KnownParties, file: FileRow, today: string): readonly Waiting[] =>
  doubleContracts(known, file)
    .filter(({ until }) => until === null || until >= today)
    .map(({ from, until }) => ({
      key: `parties:${file.id}:double:${from}`,
      due: null,
      act: sayBoth(partyTexts.doubleAct),
      subject: file.state.name ?? "",
      why: sayBoth(partyTexts.doubleWhy, { from, until }),
      rule: oneBody,
      href: `/parties/${file.id}`,
      button: sayBoth(partyTexts.doubleButton),
    }));

const watch = { source: "ISO/IEC 17021-1:2015", clause: "5.2.3" };
const liability = { source: "ISO/IEC 17021-1:2015", clause: "5.3.1" };
const reviewNotice = 30;

/** Reviews of risks that are due or overdue, and liability cover that lapses or has lapsed. */
export const impartialityDue = (state: Impartiality, today: Temporal.PlainDate): readonly Waiting[] => {
  const href = "/parties/impartiality";
  const reviews = Object.entries(state.risks).flatMap(([id, { closed, reviewBy, source, owner }]) =>
    closed !== null || daysFrom(today, reviewBy) > reviewNotice
      ? []
      : [
          {
            key: `parties:impartiality:${id}`,
            due: reviewBy,
            act: sayBoth(impartialityTexts.reviewAct),
            subject: source,
            why: sayBoth(impartialityTexts.reviewWhy, { owner, until: reviewBy }),
            rule: watch,
            href,
            button: sayBoth(impartialityTexts.reviewButton),
          },
        ],
  );
  const until = coveredUntil(state, today.toString());
  const isQuiet = Object.keys(state.covers).length === 0 || (until !== null && daysFrom(today, until) > noticeDays);
  const cover = {
    key: "parties:impartiality:cover",
    due: until,
    act: sayBoth(impartialityTexts.coverAct),
    subject: "",
    why: until === null ? sayBoth(impartialityTexts.coverMissing) : sayBoth(impartialityTexts.coverWhy, { until }),
    rule: liability,
    href,
    button: sayBoth(impartialityTexts.coverButton),
  };
  return isQuiet ? reviews : [...reviews, cover];
};

export const partiesWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation, roles, today }) => {
    if (!can(roles, "parties.write")) return [];
    const { known, kept } = await store.transaction({ owner: organisation, caseId: null }, async (tx) => ({
      known: await readParties(tx, organisation),
      kept: await readImpartiality(tx, organisation),
    }));
    return [
      ...known.files.flatMap((file) => [
        ...endingOf(file, today),
        ...lapsingOf(file, today),
        ...doubled(known, file, today.toString()),
      ]),
      ...impartialityDue(kept.state, today),
    ];
  };
