import { useNavigate } from "@tanstack/react-router";
import { lawSearchTexts, type OutputOf, requirementsRoutes } from "@touchstone/contract";
import { type KeyboardEvent, useId, useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Chinese, LawState } from "./law-words.tsx";
import { type SearchFilter, usePaused } from "./use-law-search.ts";

type Suggested = OutputOf<typeof requirementsRoutes.suggest>["documents"][number];

const none: readonly Suggested[] = [];

const useSuggestions = (typed: string, filter: Omit<SearchFilter, "words">, isOpen: boolean): readonly Suggested[] => {
  const words = usePaused(typed.trim());
  const answer = useLoaded(
    requirementsRoutes.suggest,
    { query: { ...filter, words } },
    { enabled: isOpen && words !== "", keep: "previous" },
  );
  return isOpen && words !== "" && answer.state === "ready" ? answer.value.documents : none;
};

type Props = {
  readonly draft: string;
  readonly setDraft: (draft: string) => void;
  readonly filter: Omit<SearchFilter, "words">;
};

/** The box of the search: documents are suggested while one types; the arrows choose, Enter goes there. */
export const LawBox = ({ draft, setDraft, filter }: Props) => {
  const t = useText(lawSearchTexts);
  const navigate = useNavigate();
  const list = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const suggested = useSuggestions(draft, filter, isOpen);
  const chosen = suggested[at];
  const close = () => {
    setIsOpen(false);
    setAt(-1);
  };
  const go = ({ family, version, article }: Suggested) => {
    close();
    void navigate({
      to: "/requirements/law/$family",
      params: { family },
      search: { version, on: filter.on },
      ...(article === null ? {} : { hash: article }),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, suggested.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, -1));
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen) go(chosen);
    else {
      if (event.key === "Enter") close();
      return;
    }
    event.preventDefault();
  };
  return (
    <div className="law-box">
      <Field label={t("words")} hint={t("hint")}>
        {(tie) => (
          <input
            {...tie}
            className="input"
            role="combobox"
            aria-expanded={suggested.length > 0}
            aria-controls={list}
            aria-activedescendant={chosen ? `${list}-${at}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            value={draft}
            maxLength={200}
            onChange={(event) => {
              setDraft(event.target.value);
              setIsOpen(true);
              setAt(-1);
            }}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
        )}
      </Field>
      <ul id={list} role="listbox" aria-label={t("suggestions")} hidden={suggested.length === 0}>
        {suggested.map((one, place) => (
          <li
            key={`${one.family}@${one.version}`}
            id={`${list}-${place}`}
            role="option"
            aria-selected={place === at}
            // Before the box loses the focus and the list with it.
            onMouseDown={(event) => {
              event.preventDefault();
              go(one);
            }}
          >
            <Chinese>{one.article === null ? one.title : `${one.title} ${one.article}`}</Chinese>
            <LawState of={one} />
          </li>
        ))}
      </ul>
    </div>
  );
};
