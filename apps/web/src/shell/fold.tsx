import { type ReactNode, useState } from "react";
import "./fold.css";

type Props = {
  /** What is seen of it while it is closed: the name, and what is open in it. */
  readonly head: ReactNode;
  readonly isOpened: boolean;
  readonly children: ReactNode;
};

/** One part of a long page, closed until somebody wants it. On paper it is open. */
export const Fold = ({ head, isOpened, children }: Props) => {
  const [isOpen, setOpen] = useState(isOpened);
  return (
    <details className="card fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="card-head">{head}</summary>
      {children}
    </details>
  );
};
