import { lazy, type ReactNode, Suspense } from "react";
import type { Data } from "../shell/record/data.ts";
import type { CaseView } from "./case-words.tsx";

// Few records are of transfers; the others need not carry the dossier's words to a phone.
const FromDossier = lazy(async () => ({ default: (await import("./from-dossier.tsx")).FromDossier }));

type Props = { readonly view: CaseView; readonly kind: string; readonly children: (values: Data) => ReactNode };

/** A record that is filed for the first time begins with what the case's evidence answers already. */
export const Prefilled = ({ view, kind, children }: Props) =>
  kind === "transfer-review" ? (
    <Suspense fallback={null}>
      <FromDossier view={view}>{children}</FromDossier>
    </Suspense>
  ) : (
    children({})
  );
