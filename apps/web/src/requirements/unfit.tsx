import { guideTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { readForm } from "../shell/read-form.ts";

export type Unfit = { readonly of: string; readonly reason: string };

const isUnfit = (value: unknown): value is Unfit =>
  typeof value === "object" &&
  value !== null &&
  "of" in value &&
  "reason" in value &&
  typeof value.of === "string" &&
  typeof value.reason === "string";

// Anybody can write into a browser's storage: what is not a decision is none.
const read = (key: string): readonly Unfit[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isUnfit) : [];
  } catch {
    return [];
  }
};

export type Decisions = {
  readonly all: readonly Unfit[];
  readonly decide: (of: string, reason: string) => void;
  readonly undo: (of: string) => void;
};

/** What was judged not applicable in a scene at a place, as this browser keeps it. */
export const useUnfit = (scene: string, region: string): Decisions => {
  const key = `touchstone.unfit.${scene}.${region}`;
  const [, redraw] = useState(0);
  const all = read(key);
  const keep = (next: readonly Unfit[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    redraw((last) => last + 1);
  };
  const without = (of: string) => all.filter((each) => each.of !== of);
  return {
    all,
    decide: (of, reason) => keep([...without(of), { of, reason }]),
    undo: (of) => keep(without(of)),
  };
};

type Props = { readonly of: string; readonly unfit: string | null; readonly decisions: Decisions };

/** The decision on one point: with a reason it does not apply, and it can be taken back. */
export const UnfitForm = ({ of, unfit, decisions }: Props) => {
  const t = useText(guideTexts);
  if (unfit !== null) {
    return (
      <button type="button" className="btn small guide-act" onClick={() => decisions.undo(of)}>
        {t("undo")}
      </button>
    );
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = readForm(event.currentTarget).one("reason").trim();
    if (reason !== "") decisions.decide(of, reason);
  };
  return (
    <details className="act guide-act">
      <summary className="btn small">{t("decide")}</summary>
      <form className="form" onSubmit={send}>
        <Field label={t("reason")} hint={t("decideHint")}>
          {(tie) => <input {...tie} name="reason" type="text" required maxLength={300} />}
        </Field>
        <div>
          <button type="submit" className="btn">
            {t("decide")}
          </button>
        </div>
      </form>
    </details>
  );
};
