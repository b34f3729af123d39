import { type KeyboardEvent, useLayoutEffect, useRef } from "react";

export type Leave = "down" | "right" | "left" | "stay";

/** Nothing is edited; a text is put under the hand; or the hand began by typing, and the text is in the field already. */
export type Editing =
  | { readonly by: "nobody" }
  | { readonly by: "act"; readonly text: string }
  | { readonly by: "hand" };

type Props = {
  readonly label: string;
  readonly editing: Editing;
  readonly begun: () => void;
  readonly save: (text: string, leave: Leave) => void;
  readonly cancel: () => void;
};

/**
 * The text of the active cell under the hand. Enter keeps it and goes down, Tab goes right, Escape leaves it as it was.
 * Until something is typed it waits unseen and holds the focus: an input method composes only into a field that was
 * there before the first key.
 */
export const CellEditor = ({ label, editing, begun, save, cancel }: Props) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const isOpen = editing.by !== "nobody";
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null || editing.by === "hand") return;
    current.value = editing.by === "act" ? editing.text : "";
    if (editing.by === "nobody") return;
    current.focus({ preventScroll: true });
    current.setSelectionRange(current.value.length, current.value.length);
  }, [editing]);
  const leave = (how: Leave) => {
    if (isOpen) save(field.current?.value ?? "", how);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    event.stopPropagation();
    // The Enter that ends a composition belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") cancel();
    else if (event.key === "Tab") leave(event.shiftKey ? "left" : "right");
    else if (event.key === "Enter" && !event.altKey && !event.shiftKey) leave("down");
    else return;
    event.preventDefault();
  };
  return (
    <textarea
      ref={field}
      className={isOpen ? "cell-editor" : "cell-waiting"}
      aria-label={label}
      // A finger that only looks at cells must not call up the keyboard.
      inputMode={isOpen ? "text" : "none"}
      onKeyDown={onKeyDown}
      onCompositionStart={isOpen ? undefined : begun}
      onInput={isOpen ? undefined : begun}
      onBlur={() => leave("stay")}
      onCopy={(event) => isOpen && event.stopPropagation()}
      onPaste={(event) => isOpen && event.stopPropagation()}
    />
  );
};
