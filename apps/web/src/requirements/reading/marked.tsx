import type { TextChange } from "@touchstone/requirements";

type Props = {
  readonly changes: readonly TextChange[];
  /** One of the two texts alone, with what the other lacks marked; both in one where absent. */
  readonly side?: "old" | "new";
};

/** A text with the characters marked that went and came. */
export const Marked = ({ changes, side }: Props) => (
  <p className="law-words" lang="zh-CN">
    {changes.map(({ kind, text }, index) => {
      const key = `${index}${kind}`;
      if (kind === "added") return side === "old" ? null : <ins key={key}>{text}</ins>;
      if (kind === "removed") return side === "new" ? null : <del key={key}>{text}</del>;
      return <span key={key}>{text}</span>;
    })}
  </p>
);
