import { say, standardNameTexts } from "@touchstone/contract";

type Clause = { readonly id: string; readonly clause: string };

const isNamed = (id: string): id is keyof typeof standardNameTexts => Object.hasOwn(standardNameTexts, id);

/** `ISO 45001 6.1.2.3`: standards are called alike in both languages. */
export const sayClause = ({ id, clause }: Clause): string =>
  `${isNamed(id) ? say(standardNameTexts[id], "en") : id} ${clause}`;
