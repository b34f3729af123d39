import { areaNames } from "@touchstone/contract";
import { useBilingual } from "../shell/language.tsx";

const isKnown = (area: string): area is keyof typeof areaNames => Object.hasOwn(areaNames, area);

/** A known area by its name, any other as the organisation wrote it; what is stored and filtered stays the code. */
export const useAreaName = (): ((area: string) => string) => {
  const say = useBilingual();
  return (area) => (isKnown(area) ? say(areaNames[area]) : area);
};
