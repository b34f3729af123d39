import { shellTexts } from "@touchstone/contract";
import { useRef, useState } from "react";
import { useAsOf } from "./as-of.tsx";
import { isDay } from "./day.ts";
import { useText } from "./language.tsx";

/**
 * As of which day the page speaks. A text field, because a browser's own date field shows the date in the order of its
 * own locale; its calendar is still there behind the button.
 */
export const AsOfControl = () => {
  const t = useText(shellTexts);
  const { on, stands, setOn } = useAsOf();
  const [draft, setDraft] = useState<string | null>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const typed = draft ?? on;
  const commit = () => {
    if (isDay(typed) && typed !== on) setOn(typed);
    setDraft(null);
  };
  return (
    <div className={stands === "today" ? "as-of" : "as-of moved"}>
      <label htmlFor="as-of">{t(stands === "today" ? "asOf" : stands === "past" ? "asOfPast" : "asOfFuture")}</label>
      <input
        id="as-of"
        className="num"
        inputMode="numeric"
        autoComplete="off"
        size={10}
        value={typed}
        aria-invalid={!isDay(typed)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
      <button
        type="button"
        className="as-of-calendar"
        aria-label={t("pickDay")}
        onClick={() => calendar.current?.showPicker()}
      >
        ▾
      </button>
      <input
        ref={calendar}
        className="as-of-picker"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={on}
        onChange={(event) => {
          if (event.target.value !== "") setOn(event.target.value);
        }}
      />
      {stands === "today" ? null : (
        <button type="button" className="btn small" onClick={() => setOn(null)}>
          {t("backToToday")}
        </button>
      )}
    </div>
  );
};
