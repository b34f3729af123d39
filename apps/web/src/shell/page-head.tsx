import { shellTexts } from "@touchstone/contract";
import { type ReactNode, useEffect } from "react";
import { useText } from "./language.tsx";

type Props = {
  /** Small line above: where we are, and as of which day where the page depends on law or status. */
  readonly kicker?: ReactNode;
  readonly title: string;
  /** At most one of them `btn primary`. */
  readonly actions?: ReactNode;
};

export const PageHead = ({ kicker, title, actions }: Props) => {
  const t = useText(shellTexts);
  const product = t("product");
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <div className="page-head">
      <div>
        {kicker === undefined ? null : <small>{kicker}</small>}
        <h1>{title}</h1>
      </div>
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  );
};
