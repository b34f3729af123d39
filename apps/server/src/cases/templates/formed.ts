import { fillTemplate, type TemplateValues, type TemplateVersion, templateSections } from "@touchstone/kernel";
import type { RecordModel } from "../../adapters/pdf/index.ts";
import type { Logo } from "./logo.ts";

/** The version of the body's template that prints a record; null for the house's own form. */
export type PrintedForm = (Pick<TemplateVersion, "version" | "template"> & { readonly logo: Logo | null }) | null;

type Sections = RecordModel["sections"];
export type NamedSections = Readonly<Record<(typeof templateSections)[number], Sections>>;

/** Orders, names and frames what is printed. Number, version, facts and signatures never pass through here. */
export const formed = (
  parts: NamedSections,
  form: PrintedForm,
  values: TemplateValues,
): Pick<RecordModel, "sections" | "frame"> => {
  if (form === null) return { sections: templateSections.flatMap((name) => parts[name]), frame: null };
  const { order, titles, paragraphs, header, footer, declaration } = form.template;
  const said = (text: { readonly zh: string; readonly en: string } | null) =>
    text === null ? null : fillTemplate(text, values);
  const own = (place: "before" | "after"): Sections =>
    paragraphs
      .filter((paragraph) => paragraph.place === place)
      .map(({ text }) => ({ title: null, text: said(text), fields: [] }));
  return {
    sections: [
      ...own("before"),
      ...order.flatMap((name) =>
        parts[name].map((section, at) => ({ ...section, title: (at === 0 ? titles[name] : null) ?? section.title })),
      ),
      ...own("after"),
    ],
    frame: {
      header: said(header),
      footer: said(footer),
      declaration: said(declaration),
      logo: form.logo,
      version: String(form.version),
    },
  };
};
