import { shellTexts } from "@touchstone/contract";
import { type ReactNode, useEffect } from "react";
import { useText } from "./language.tsx";
import { Head } from "./term.tsx";
import { type Label, textOf } from "./word.ts";

type Props = {
  /** Small line above: where we are, and as of which day where the page depends on law or status. */
  readonly kicker?: ReactNode;
  readonly title: Label;
  /** At most one of them `btn primary`. */
  readonly actions?: ReactNode;
};

export const PageHead = ({ kicker, title, actions }: Props) => {
  const t = useText(shellTexts);
  const product = t("product");
  const text = textOf(title);
  useEffect(() => {
    document.title = `${text} · ${product}`;
  }, [text, product]);
  return (
    <div className="page-head">
      <div>
        {kicker === undefined ? null : <small>{kicker}</small>}
        <h1>
          <Head of={title} />
        </h1>
      </div>
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  );
};
