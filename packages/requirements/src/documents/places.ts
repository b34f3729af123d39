import { isRegion } from "./jurisdiction.ts";

/** Names of the nation, the provinces, the prefectures and the scopes (EU, yangtze-delta) by their codes. */
export type Places = ReadonlyMap<string, string>;

// GB/T 2260: third and fourth digit 01 and 02 are the districts and counties of a municipality, 90 the counties that a
// province governs directly. These have counties and no code of their own in the list.
const governedByProvince = /^\d\d(?:01|02|90)(?!00)\d\d$/;

/** Whether a code names a place: one of the list, or a county under one of the list. */
export const isPlace = (code: string, places: Places): boolean => {
  if (places.has(code)) return true;
  if (!isRegion(code)) return false;
  if (code.endsWith("00") || code.slice(2, 4) === "00") return false;
  return (
    places.has(`${code.slice(0, 4)}00`) || (governedByProvince.test(code) && places.has(`${code.slice(0, 2)}0000`))
  );
};

/** The place with whose name a title begins, as 杭州市…条例 does. */
export const placeNamedIn = (title: string, places: Places): string | null =>
  [...places].find(([, name]) => title.startsWith(name))?.[0] ?? null;
