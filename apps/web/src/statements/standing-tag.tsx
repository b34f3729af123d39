import { type OutputOf, standingTexts, type statementRoutes } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";
import { Term } from "../shell/term.tsx";

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

/** Standings that ISO/IEC 17000 has a word for: they lead to its meaning where one statement is read. */
const clauses: { readonly [Each in Standing]?: string } = { suspended: "8.2", withdrawn: "8.3", expired: "8.4" };

export const StandingTerm = ({ standing }: { readonly standing: Standing }) => {
  const t = useText(standingTexts);
  const clause = clauses[standing];
  return (
    <StateTag tone={tones[standing]}>
      {clause === undefined ? t(standing) : <Term clause={clause}>{t(standing)}</Term>}
    </StateTag>
  );
};

export const StandingTag = ({ standing }: { readonly standing: Standing }) => {
  const t = useText(standingTexts);
  return <StateTag tone={tones[standing]}>{t(standing)}</StateTag>;
};
