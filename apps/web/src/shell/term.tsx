import { Link } from "@tanstack/react-router";
import { vocabularyTexts } from "@touchstone/contract";
import type { ReactNode } from "react";
import { useText } from "./language.tsx";

/** A word of ISO/IEC 17000 where it stands in the interface: it leads to what it means, by its clause. */
export const Term = ({ clause, children }: { readonly clause: string; readonly children: ReactNode }) => {
  const t = useText(vocabularyTexts);
  return (
    <Link
      className="term"
      to="/schemes/vocabulary"
      search={{ search: clause }}
      title={`${t("meaning")}: ISO/IEC 17000 ${clause}`}
    >
      {children}
    </Link>
  );
};
