import { useNavigate } from "@tanstack/react-router";
import { inboxTexts, shellTexts } from "@touchstone/contract";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useInbox } from "../inbox/use-inbox.ts";
import { useBilingual, useText } from "./language.tsx";
import { useRailEntries } from "./rail.tsx";
import "./palette.css";

type Choice = {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
};

const useChoices = (): readonly Choice[] => {
  const t = useText(inboxTexts);
  const say = useBilingual();
  const inbox = useInbox();
  const places = useRailEntries().map((entry) => ({ key: entry.to, label: say(entry.label), note: "", to: entry.to }));
  const items = inbox.state === "ready" ? inbox.value.items : [];
  return [
    ...places,
    ...items.map((item) => ({
      key: item.key,
      label: `${say(item.act)} ${item.subject}`,
      note: item.due ?? t("noDate"),
      to: item.href,
    })),
  ];
};

/** What is typed may be in a law: the last choice leads to the search there. */
const useInLaws = (typed: string): readonly Choice[] => {
  const t = useText(shellTexts);
  const words = typed.trim();
  if (words === "") return [];
  const label = t("paletteLaws", { words });
  return [{ key: "laws", label, note: "", to: "/requirements/articles", search: { words } }];
};

const fits = (choice: Choice, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => choice.label.toLowerCase().includes(word));

/** Ctrl+K: every place of the rail and everything that waits, by typing. */
export const Palette = ({ close }: { readonly close: () => void }) => {
  const t = useText(shellTexts);
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const inLaws = useInLaws(typed);
  const found = [...useChoices().filter((choice) => fits(choice, typed)), ...inLaws];
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => dialog.current?.showModal(), []);
  const go = ({ to, search }: Choice) => {
    close();
    void navigate({ to, ...(search === undefined ? {} : { search }) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter" && chosen) go(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={t("paletteHint")} onClose={close}>
      <input
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen ? `${list}-${chosen.key}` : undefined}
        aria-label={t("paletteInput")}
        placeholder={t("paletteInput")}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label={t("paletteHint")}>
        {found.map((choice) => (
          <li
            key={choice.key}
            id={`${list}-${choice.key}`}
            role="option"
            aria-selected={choice === chosen}
            onClick={() => go(choice)}
            onKeyDown={onKeyDown}
          >
            <span>{choice.label}</span>
            <small className="num">{choice.note}</small>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="small">{t("paletteNone")}</p> : null}
    </dialog>
  );
};
