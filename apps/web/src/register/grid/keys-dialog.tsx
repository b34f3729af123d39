import { gridTexts } from "@touchstone/contract";
import { useEffect, useRef } from "react";
import { useText } from "../../shell/language.tsx";

const keys = [
  ["↑ ↓ ← →", "key.arrows"],
  ["Home End", "key.home"],
  ["PageUp PageDown", "key.page"],
  ["Enter F2", "key.edit"],
  ["Escape", "key.escape"],
  ["Tab", "key.tab"],
  ["Alt+Enter", "key.newline"],
  ["Ctrl+C Ctrl+V", "key.copy"],
  ["Ctrl+D", "key.fill"],
  ["Ctrl+Z", "key.undo"],
  ["Ctrl+Enter", "key.open"],
  ["?", "key.help"],
] as const;

/** `?`: every key of the grid. */
export const KeysDialog = ({ close }: { readonly close: () => void }) => {
  const t = useText(gridTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="sheet-dialog" aria-label={t("keys")} onClose={close}>
      <h2>{t("keys")}</h2>
      <dl className="facts">
        {keys.map(([key, text]) => (
          <div key={key} className="key">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="btn" onClick={close}>
        {t("close")}
      </button>
    </dialog>
  );
};
