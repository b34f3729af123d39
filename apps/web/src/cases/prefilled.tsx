import { lazy, type ReactNode, Suspense } from "react";
import type { Data } from "../shell/record/data.ts";
import type { CaseView, SchemeView } from "./case-words.tsx";
import { asksForScope } from "./record-data.ts";

// Few records are of transfers; the others need not carry the dossier's words to a phone.
const FromDossier = lazy(async () => ({ default: (await import("./from-dossier.tsx")).FromDossier }));

// Nor what the client has stated of its scope.
const FromStatedScope = lazy(async () => ({ default: (await import("./stated-scope.tsx")).FromStatedScope }));

type Props = {
  readonly view: CaseView;
  readonly kind: SchemeView["records"][number];
  readonly children: (values: Data) => ReactNode;
};

/** A record that is filed for the first time begins with what is known already. */
export const Prefilled = ({ view, kind, children }: Props) => {
  const From = kind.id === "transfer-review" ? FromDossier : asksForScope(kind) ? FromStatedScope : null;
  return From === null ? (
    children({})
  ) : (
    <Suspense fallback={null}>
      <From view={view}>{children}</From>
    </Suspense>
  );
};
