import { type OutputOf, standingTexts, type statementRoutes } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";
import { Head } from "../shell/term.tsx";

export type Statement = OutputOf<typeof statementRoutes.show>;
export type Standing = Statement["standing"];

const tones: Readonly<Record<Standing, Tone>> = {
  "not-yet": "wait",
  "in-force": "ok",
  suspended: "hold",
  withdrawn: "stop",
  cancelled: "off",
  expired: "off",
  transferred: "off",
};

/** Where one statement is read, the word leads to its meaning. */
export const StandingTerm = ({ standing }: { readonly standing: Standing }) => {
  const t = useText(standingTexts);
  return (
    <StateTag tone={tones[standing]}>
      <Head of={t.word(standing)} />
    </StateTag>
  );
};

export const StandingTag = ({ standing }: { readonly standing: Standing }) => {
  const t = useText(standingTexts);
  return <StateTag tone={tones[standing]}>{t(standing)}</StateTag>;
};
