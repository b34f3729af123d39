import { lazy, type ReactNode, Suspense } from "react";
import type { Data } from "../shell/record/data.ts";
import type { CaseView, SchemeView } from "./case-words.tsx";

// Few records are of transfers; the others need not carry the dossier's words to a phone.
const FromDossier = lazy(async () => ({ default: (await import("./from-dossier.tsx")).FromDossier }));

// Nor what the client has stated of its scope.
const stated = () => import("./stated-scope.tsx");
const FromStatedScope = lazy(async () => ({ default: (await stated()).FromStatedScope }));
const Differs = lazy(async () => ({ default: (await stated()).ScopeDiffers }));

type Kind = SchemeView["records"][number];

const asksForScope = (kind: Kind): boolean =>
  kind.function === "selection" && kind.fields.some(({ id, type }) => id === "scope" && type === "bilingual");

type Props = { readonly view: CaseView; readonly kind: Kind; readonly children: (values: Data) => ReactNode };

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

export const ScopeDiffers = ({ view, kind }: Omit<Props, "children">) =>
  asksForScope(kind) ? (
    <Suspense fallback={null}>
      <Differs view={view} />
    </Suspense>
  ) : null;
