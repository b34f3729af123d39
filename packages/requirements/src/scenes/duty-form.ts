import type { Bilingual } from "@touchstone/kernel";
import type { Obligation, ProvisionReference, Review } from "../obligations/obligation.ts";

/** A reference as plain JSON: `versions` number the article otherwise. */
export type ProvisionForm = {
  readonly family: string;
  readonly article: string | null;
  readonly versions: readonly { readonly version: string; readonly article: string }[];
};

/** What an editor fills in: an obligation as plain JSON, before it has a number and a review. */
export type DutyForm = Omit<Obligation, "id" | "review" | "provisions" | "consequence"> & {
  readonly provisions: readonly ProvisionForm[];
  readonly consequence: { readonly provision: ProvisionForm; readonly text: Bilingual } | null;
};

const reference = ({ family, article, versions }: ProvisionForm): ProvisionReference => ({
  family,
  article,
  articles: new Map(versions.map((one) => [one.version, one.article])),
});

const plain = ({ family, article, articles }: ProvisionReference): ProvisionForm => ({
  family,
  article,
  versions: [...articles].map(([version, moved]) => ({ version, article: moved })),
});

export const obligationOf = (id: string, form: DutyForm, review: Review): Obligation => ({
  ...form,
  id,
  provisions: form.provisions.map(reference),
  consequence:
    form.consequence === null
      ? null
      : { provision: reference(form.consequence.provision), text: form.consequence.text },
  review,
});

/** The same duty as an editor would have written it: what a copy begins with. */
export const formOf = ({ id: _id, review: _review, ...duty }: Obligation): DutyForm => ({
  ...duty,
  provisions: duty.provisions.map(plain),
  consequence:
    duty.consequence === null ? null : { provision: plain(duty.consequence.provision), text: duty.consequence.text },
});
