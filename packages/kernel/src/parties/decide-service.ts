import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { ok, type Result, refuse, unlessRefused } from "../result.ts";
import type { PersonFacts, PersonFile, PersonFileCode, PersonFileCommand, PersonFileEvent } from "./person-file.ts";
import { isBackwards, nextDay, overlaps, type Term } from "./terms.ts";

type Decision = Result<readonly PersonFileEvent[], Refusal<PersonFileCode>>;
type Command<Type extends PersonFileCommand["type"]> = Extract<PersonFileCommand, { readonly type: Type }>;

const personnel: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "7.4" };
/** Who certifies works in one body only, full-time or part-time (RF-13). */
const oneBody: RuleSource = { source: "中华人民共和国认证认可条例", clause: "第十四条" };

const backwards = ({ from, until }: Term): readonly Refusal<PersonFileCode>[] =>
  isBackwards({ from, until }) ? [refusal("ends-before-it-begins", personnel, { from, until })] : [];

export const recordRegistration = (
  { registration }: Command<"RecordRegistration">,
  { person }: PersonFacts,
  newId: () => string,
): Decision => {
  const { number, ...kept } = registration;
  return unlessRefused(backwards(registration), () => [
    { type: "RegistrationRecorded", data: { id: newId(), ...kept }, personal: { person, fields: { number } } },
  ]);
};

/** Ending only ever shortens, as with competence: a longer term is a new registration with evidence of its own. */
export const endRegistration = (
  state: PersonFile,
  { registration: id, until, reason }: Command<"EndRegistration">,
): Decision => {
  const kept = state.registrations?.[id];
  if (kept === undefined) return refuse(refusal("registration-unknown", personnel, { id }));
  if (kept.until !== null && kept.until <= until)
    return refuse(refusal("registration-ends-earlier", personnel, { until: kept.until, asked: until }));
  return unlessRefused(backwards({ from: kept.from, until }), () => [
    { type: "RegistrationEnded", data: { id, until, reason } },
  ]);
};

/** The day after the last of the terms, unless one of them is open. */
const freeAfter = (terms: readonly Term[]): string | null => {
  const ends = terms.map(({ until }) => until);
  if (ends.includes(null)) return null;
  const last = ends.reduce((latest, each) => ((each ?? "") > (latest ?? "") ? each : latest), null);
  return last === null ? null : nextDay(last);
};

/**
 * The refusal tells that a contract runs elsewhere and until when, as far as it is known, and not with whom: the rule
 * needs no more, and who employs whom is the other body's to tell.
 */
export const signContract = (
  state: PersonFile,
  { contract }: Command<"SignContract">,
  { elsewhere }: PersonFacts,
  newId: () => string,
): Decision => {
  const here = Object.values(state.contracts ?? {}).find((each) => overlaps(each, contract));
  const running = elsewhere.filter((each) => overlaps(each, contract));
  const refused: readonly Refusal<PersonFileCode>[] = [
    ...backwards(contract),
    ...(here === undefined
      ? []
      : [refusal<PersonFileCode>("contract-runs-already", personnel, { from: here.from, until: here.until })]),
    ...(running.length === 0
      ? []
      : [
          refusal<PersonFileCode>(
            "person-contracted-elsewhere",
            oneBody,
            { name: state.name ?? "", from: contract.from, until: contract.until },
            freeAfter(running),
          ),
        ]),
  ];
  return unlessRefused(refused, () => [{ type: "ContractSigned", data: { id: newId(), ...contract } }]);
};

export const endContract = (state: PersonFile, { contract: id, until }: Command<"EndContract">): Decision => {
  const kept = state.contracts?.[id];
  if (kept === undefined) return refuse(refusal("contract-unknown", personnel, { id }));
  if (kept.until !== null && kept.until <= until)
    return refuse(refusal("contract-ends-earlier", personnel, { until: kept.until, asked: until }));
  return unlessRefused(backwards({ from: kept.from, until }), () => [{ type: "ContractEnded", data: { id, until } }]);
};

export const recordWitnessing = ({ witnessing }: Command<"RecordWitnessing">, today: string, newId: () => string) =>
  witnessing.on > today
    ? refuse(refusal<PersonFileCode>("witnessed-in-future", personnel, { on: witnessing.on, today }, witnessing.on))
    : ok<readonly PersonFileEvent[]>([{ type: "AuditWitnessed", data: { id: newId(), ...witnessing } }]);
