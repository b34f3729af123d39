import { type KeyboardEvent, useEffect, useRef } from "react";

export type Leave = "down" | "right" | "left" | "stay";

type Props = {
  readonly label: string;
  readonly initial: string;
  readonly save: (text: string, leave: Leave) => void;
  readonly cancel: () => void;
};

/** The text of one cell under the hand. Enter keeps it and goes down, Tab goes right, Escape leaves it as it was. */
export const CellEditor = ({ label, initial, save, cancel }: Props) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    const { current } = field;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const leave = (how: Leave) => {
    if (isLeft.current) return;
    isLeft.current = true;
    save(field.current?.value ?? initial, how);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    // The Enter that ends a composition belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      isLeft.current = true;
      cancel();
    } else if (event.key === "Tab") leave(event.shiftKey ? "left" : "right");
    else if (event.key === "Enter" && !event.altKey && !event.shiftKey) leave("down");
    else return;
    event.preventDefault();
  };
  return (
    <textarea
      ref={field}
      className="cell-editor"
      aria-label={label}
      defaultValue={initial}
      onKeyDown={onKeyDown}
      onBlur={() => leave("stay")}
      onCopy={(event) => event.stopPropagation()}
      onPaste={(event) => event.stopPropagation()}
    />
  );
};
