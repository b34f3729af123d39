import { shellTexts } from "@touchstone/contract";
import type { ReactNode } from "react";
import type { Loaded } from "./api.ts";
import { useText } from "./language.tsx";
import { Fault, Refusals } from "./refusals.tsx";

export const Waiting = () => {
  const t = useText(shellTexts);
  return (
    <div className="waiting" role="status" aria-label={t("waiting")}>
      <span />
      <span />
      <span />
    </div>
  );
};

type Props<Value> = { readonly of: Loaded<Value>; readonly children: (value: Value) => ReactNode };

/** Draws what was read; waiting, refusal and network fault stand where the content would have been. */
export const Loading = <Value,>({ of, children }: Props<Value>) => {
  if (of.state === "loading") return <Waiting />;
  if (of.state === "refused") return <Refusals problem={of.problem} />;
  if (of.state === "failed") return <Fault fault={of.fault} retry={of.retry} />;
  return <>{children(of.value)}</>;
};
