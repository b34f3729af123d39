import type { ReactNode } from "react";

type Props = {
  readonly printed: ReactNode;
  /** What is right and where that stands; absent where the print is right. */
  readonly right?: ReactNode;
};

/** What a source printed is kept as printed; what is right stands under it with its source. */
export const Printed = ({ printed, right }: Props) =>
  right === undefined ? (
    <span className="num">{printed}</span>
  ) : (
    <span>
      <span className="num printed-wrong">{printed}</span>
      <span className="printed-right">{right}</span>
    </span>
  );
