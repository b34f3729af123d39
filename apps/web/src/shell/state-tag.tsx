import type { ReactNode } from "react";

/**
 * in force, done ● · waiting for somebody ◖ · suspended, due, not yet right ■ · refused, withdrawn, wrong ◆ · ended, not
 * applicable ○. The word is the state; colour and shape only help the eye.
 */
export type Tone = "ok" | "wait" | "hold" | "stop" | "off";

export const StateTag = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={`tag ${tone}`}>{children}</span>
);
