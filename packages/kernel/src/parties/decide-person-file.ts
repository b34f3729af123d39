import type { Decider } from "../decider.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { endContract, endRegistration, recordRegistration, recordWitnessing, signContract } from "./decide-service.ts";
import {
  evolvePersonFile,
  noPersonFile,
  type PersonFacts,
  type PersonFile,
  type PersonFileCode,
  type PersonFileCommand,
  type PersonFileEvent,
} from "./person-file.ts";
import { isBackwards } from "./terms.ts";

const personnel: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "7.4" };
const impartiality: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "5.2.9" };

type Decision = Result<readonly PersonFileEvent[], Refusal<PersonFileCode>>;

const backwards = (rule: RuleSource, from: string | null, until: string | null): Decision =>
  refuse(refusal("ends-before-it-begins", rule, { from, until }));

const endQualification = (state: PersonFile, id: string, until: string, reason: string): Decision => {
  const kept = state.qualifications[id];
  if (kept === undefined) return refuse(refusal("qualification-unknown", personnel, { id }));
  // Ending only ever shortens: a longer term is a new qualification with evidence of its own.
  if (kept.until !== null && kept.until <= until)
    return refuse(refusal("qualification-ends-earlier", personnel, { until: kept.until, asked: until }));
  if (isBackwards({ from: kept.from, until })) return backwards(personnel, kept.from, until);
  return ok([{ type: "QualificationEnded", data: { id, until, reason } }]);
};

const endRelation = (state: PersonFile, id: string, until: string): Decision => {
  const kept = state.relations[id];
  if (kept === undefined) return refuse(refusal("relation-unknown", impartiality, { id }));
  // The two years count from this day, so it is said once; a mistake is put right by declaring the relation anew.
  if (kept.until !== null) return refuse(refusal("relation-already-ended", impartiality, { until: kept.until }));
  if (isBackwards({ from: kept.since, until })) return backwards(impartiality, kept.since, until);
  return ok([{ type: "RelationEnded", data: { id, until } }]);
};

/** One person's file with one organisation. */
export const personFile: Decider<PersonFile, PersonFileCommand, PersonFileEvent, PersonFacts, PersonFileCode> = {
  initial: noPersonFile,
  evolve: evolvePersonFile,
  decide: (state, command, facts, { newId, today }): Decision => {
    if (command.type === "EnterPerson")
      return state.name === null
        ? ok([
            { type: "PersonEntered", data: {}, personal: { person: command.person, fields: { name: command.name } } },
          ])
        : refuse(refusal("person-already-entered", personnel));
    if (state.name === null) return refuse(refusal("person-unknown", personnel));
    switch (command.type) {
      case "RecordQualification": {
        const { from, until } = command.qualification;
        return isBackwards({ from, until })
          ? backwards(personnel, from, until)
          : ok([{ type: "QualificationRecorded", data: { id: newId(), ...command.qualification } }]);
      }
      case "EndQualification":
        return endQualification(state, command.qualification, command.until, command.reason);
      case "DeclareRelation": {
        const { since, until } = command.relation;
        return isBackwards({ from: since, until })
          ? backwards(impartiality, since, until)
          : ok([{ type: "RelationDeclared", data: { id: newId(), ...command.relation } }]);
      }
      case "EndRelation":
        return endRelation(state, command.relation, command.until);
      case "RecordBan": {
        const { from, until } = command.ban;
        return isBackwards({ from, until })
          ? backwards(personnel, from, until)
          : ok([{ type: "BanRecorded", data: { id: newId(), ...command.ban } }]);
      }
      case "RecordRegistration":
        return recordRegistration(command, facts, newId);
      case "EndRegistration":
        return endRegistration(state, command);
      case "SignContract":
        return signContract(state, command, facts, newId);
      case "EndContract":
        return endContract(state, command);
      case "RecordWitnessing":
        return recordWitnessing(command, today.toString(), newId);
    }
  },
};
