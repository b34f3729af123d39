import type { Entered } from "./command-form.tsx";

/** The texts of a form by field name; files are read where they are sent. */
export const readForm = (form: HTMLFormElement): Entered => {
  const data = new FormData(form);
  const all = (name: string) => data.getAll(name).filter((value) => typeof value === "string");
  return { one: (name) => all(name)[0] ?? "", all };
};
