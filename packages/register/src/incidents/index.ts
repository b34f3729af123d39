export {
  breaking,
  type CountedIncident,
  type IncidentCount,
  type ObjectiveStanding,
  objectiveStanding,
  objectiveStandings,
} from "./zero-incidents.ts";
