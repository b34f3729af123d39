/** What was entered, by field name; `checks` give every chosen value. */
export type Entered = { readonly one: (name: string) => string; readonly all: (name: string) => readonly string[] };

/** The texts of a form by field name; files are read where they are sent. */
export const readForm = (form: HTMLFormElement): Entered => {
  const data = new FormData(form);
  const all = (name: string) => data.getAll(name).filter((value) => typeof value === "string");
  return { one: (name) => all(name)[0] ?? "", all };
};

/** The named fields of a form as an object: where a command's body is its form, word for word, it is the body. */
export const textsOf = <Name extends string>(
  { one }: Entered,
  names: readonly Name[],
): Readonly<Record<Name, string>> =>
  // `fromEntries` forgets which names went in.
  Object.fromEntries(names.map((name) => [name, one(name)])) as Record<Name, string>;
