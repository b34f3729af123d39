import { type ControlCatalogue, type SoaLine, type SoaWarning, soaLines, soaProgress } from "@touchstone/register";
import type { HeldSoa } from "./isms-rows.ts";

type Titles = ReadonlyMap<string, string>;

const risksOf = (ids: readonly string[], titles: Titles) => ids.map((id) => ({ id, title: titles.get(id) ?? "" }));

const noTitle = { zh: "", en: "" };

/** Lines of one edition as a reader sees them: with the control's title and the titles of the linked rows. */
export const lineViews = ({ controls }: ControlCatalogue, titles: Titles) => {
  const known = new Map(controls.map((control) => [control.id, control]));
  return (line: SoaLine) => ({
    ...line,
    title: known.get(line.control)?.title ?? noTitle,
    risks: risksOf(line.risks, titles),
  });
};

const groupOf = (control: string): string => control.split(".").slice(0, 2).join(".");

export const groupedViews = (catalogue: ControlCatalogue, titles: Titles) => {
  const view = lineViews(catalogue, titles);
  return (line: SoaLine) => ({ ...view(line), group: groupOf(line.control) });
};

export const groupsOf = ({ groups }: ControlCatalogue) => groups.map(({ id, title }) => ({ id, title }));

export const warningViews = (warnings: readonly SoaWarning[], titles: Titles) =>
  warnings.map(({ code, control, risks }) => ({ code, control, risks: risksOf(risks, titles) }));

export const approvalViews = ({ soa }: HeldSoa) => soa.approvals.map((one) => ({ ...one, authors: [...one.authors] }));

/** What the inbox asks: is every control decided, and has somebody written since the last approval? */
export const draftOf = ({ soa }: HeldSoa, catalogue: ControlCatalogue) => {
  const progress = soaProgress(soaLines(soa, catalogue));
  return { isOpen: soa.authors.length > 0, undecided: progress.of - progress.decided };
};
