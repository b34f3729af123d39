import type { caseRoutes, OutputOf } from "@touchstone/contract";

type Items = OutputOf<typeof caseRoutes.templates>["items"];
export type TemplateItem = Items[number];
export type TemplateVersion = TemplateItem["versions"][number];
export type Template = TemplateVersion["template"];

export const words = ["header", "before", "after", "footer", "declaration"] as const;
type Pair = { readonly zh: string; readonly en: string };

/** What stands in the form: the texts of both languages, the order, and what is left out. */
export type Draft = Readonly<Record<(typeof words)[number], Pair>> & {
  readonly order: Template["order"];
  readonly leftOut: readonly string[];
  /** Digest of the picture in the header. */
  readonly logo: string | null;
};

const nothing: Pair = { zh: "", en: "" };

export const draftOf = (template: Template | undefined): Draft => {
  const paragraph = (place: "before" | "after") =>
    template?.paragraphs.find((each) => each.place === place)?.text ?? nothing;
  return {
    header: template?.header ?? nothing,
    before: paragraph("before"),
    after: paragraph("after"),
    footer: template?.footer ?? nothing,
    declaration: template?.declaration ?? nothing,
    order: template?.order ?? ["finding", "fields", "basis"],
    leftOut: template?.leftOut ?? [],
    logo: template?.logo ?? null,
  };
};

const said = ({ zh, en }: Pair) => (zh.trim() === "" && en.trim() === "" ? null : { zh: zh || en, en: en || zh });

export const templateOf = (draft: Draft) => ({
  header: said(draft.header),
  footer: said(draft.footer),
  declaration: said(draft.declaration),
  order: [...draft.order],
  leftOut: [...draft.leftOut],
  logo: draft.logo,
  paragraphs: (["before", "after"] as const).flatMap((place) => {
    const text = said(draft[place]);
    return text === null ? [] : [{ place, text }];
  }),
});

/** The next of the orders, one after the other: three parts have six. */
export const moved = (order: Template["order"], name: Template["order"][number]): Template["order"] => {
  const at = order.indexOf(name);
  const before = order[at - 1];
  return before === undefined ? order : order.map((each) => (each === name ? before : each === before ? name : each));
};
