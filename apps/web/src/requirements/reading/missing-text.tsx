import { readingTexts, requirementsTexts } from "@touchstone/contract";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useText } from "../../shell/language.tsx";
import type { LawDocument } from "../law-words.tsx";

/** A document of which only title and dates are known: how its text comes here, and how far the dates were checked. */
export const MissingText = ({ of: { confidence } }: { readonly of: LawDocument }) => {
  const t = useText(readingTexts);
  const words = useText(requirementsTexts);
  return (
    <EmptyState title={t("missingText")}>
      {t("missingHow")} {t("checkedHow")}: {words(confidence)}
    </EmptyState>
  );
};
