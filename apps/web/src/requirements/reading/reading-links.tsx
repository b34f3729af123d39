import { Link } from "@tanstack/react-router";
import { readingTexts } from "@touchstone/contract";
import { useAsOf } from "../../shell/as-of.tsx";
import { useText } from "../../shell/language.tsx";
import type { LawDocument } from "../law-words.tsx";

/** From a law to its coverage, and to the check of a quote from it. */
export const ReadingLinks = ({ of: { family, version, hasText } }: { readonly of: LawDocument }) => {
  const t = useText(readingTexts);
  const { on } = useAsOf();
  if (!hasText) return null;
  return (
    <>
      <Link className="btn" to="/requirements/law/$family/coverage" params={{ family }} search={{ version, on }}>
        {t("coverage")}
      </Link>
      <Link className="btn" to="/requirements/quote" search={{ on }}>
        {t("quote")}
      </Link>
    </>
  );
};
