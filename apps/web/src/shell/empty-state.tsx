import type { ReactNode } from "react";

type Props = { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode };

/** Says what belongs here and offers the first step. */
export const EmptyState = ({ title, children, action }: Props) => (
  <div className="empty">
    <h2>{title}</h2>
    {children === undefined ? null : <p>{children}</p>}
    {action}
  </div>
);
