import { shellTexts } from "@touchstone/contract";
import { useText } from "./language.tsx";
import { Head } from "./term.tsx";
import type { Label } from "./word.ts";

export type StreakStep = {
  readonly key: string;
  readonly label: Label;
  readonly note?: string | undefined;
  readonly state: "done" | "now" | "later";
};

/** The way through the functions, drawn in gold as far as the case has come. */
export const Streak = ({ steps }: { readonly steps: readonly StreakStep[] }) => {
  const t = useText(shellTexts);
  return (
    <ol className="card streak" aria-label={t("streak")}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={step.state === "later" ? undefined : step.state}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <strong>
            <Head of={step.label} />
          </strong>
          <span className="visually-hidden">, {t(step.state)}</span>
          {step.note === undefined ? null : <small>{step.note}</small>}
        </li>
      ))}
    </ol>
  );
};
