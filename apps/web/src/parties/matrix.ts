import { holdsOn, type Person, type Qualification } from "./terms.tsx";

type Duty = Qualification["function"];
type Row = {
  readonly area: string;
  readonly duty: Duty;
  /** One for each person, in their order: what holds on the day, or else what ends last. */
  readonly cells: readonly (Qualification | null)[];
  /** How many people it holds for; none is a gap. A barred person holds nothing. */
  readonly holding: number;
};

const latest = (all: readonly Qualification[]): Qualification | null =>
  all.toSorted((one, other) => (other.until ?? "9999").localeCompare(one.until ?? "9999"))[0] ?? null;

/** Every area that anybody was ever competent in, by every function that the organisation uses anywhere. */
export const matrixOf = (people: readonly Person[], duties: readonly Duty[], on: string): readonly Row[] => {
  const all = people.flatMap(({ qualifications }) => qualifications);
  const areas = [...new Set(all.map(({ area }) => area))].toSorted();
  const used = duties.filter((duty) => all.some((each) => each.function === duty));
  const isBarred = ({ bans }: Person): boolean => bans.some((ban) => holdsOn(ban, on) === "holds");
  return areas.flatMap((area) =>
    used.map((duty) => {
      const cells = people.map(({ qualifications }) => {
        const own = qualifications.filter((each) => each.area === area && each.function === duty);
        return latest(own.filter((each) => holdsOn(each, on) === "holds")) ?? latest(own);
      });
      const holding = cells.filter((cell, at) => {
        const person = people[at];
        return cell !== null && person !== undefined && holdsOn(cell, on) === "holds" && !isBarred(person);
      }).length;
      return { area, duty, cells, holding };
    }),
  );
};
