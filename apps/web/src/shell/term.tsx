import { Link } from "@tanstack/react-router";
import { shellTexts } from "@touchstone/contract";
import { Fragment, type ReactNode } from "react";
import { useText } from "./language.tsx";
import { clauseOf, type Label, textOf } from "./word.ts";

/** A word of ISO/IEC 17000 where it stands in the interface: it leads to what it means, by its clause. */
export const Term = ({ clause, children }: { readonly clause: string; readonly children: ReactNode }) => {
  const t = useText(shellTexts);
  return (
    <Link className="term" to="/schemes/vocabulary" search={{ search: clause }} title={t("termMeaning", { clause })}>
      {children}
    </Link>
  );
};

/** The label of a head: a quiet link where it names a term, plain text elsewhere. Rows repeat the word and carry no link. */
export const Head = ({ of: label }: { readonly of: Label }) => {
  const clause = clauseOf(label);
  return clause === undefined ? textOf(label) : <Term clause={clause}>{textOf(label)}</Term>;
};

/** Several labels in a line. */
export const Heads = ({ of: labels, between }: { readonly of: readonly Label[]; readonly between: string }) =>
  labels.map((label, index) => (
    <Fragment key={textOf(label)}>
      {index === 0 ? "" : between}
      <Head of={label} />
    </Fragment>
  ));
