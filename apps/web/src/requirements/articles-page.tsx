import { lawNameTexts, lawSearchTexts, requirementsRoutes, requirementsTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { FoundLaws } from "./found-laws.tsx";
import { LawBox } from "./law-box.tsx";
import { isState, PlaceAndState } from "./law-filters.tsx";
import { type SearchFilter, useLawSearch } from "./use-law-search.ts";
import "./requirements.css";
import "./law-search.css";

/** A word that is an old name finds little: say what it is called now. */
const Renamed = ({ words }: { readonly words: string }) => {
  const t = useText(lawNameTexts);
  const { on } = useAsOf();
  const answer = useLoaded(requirementsRoutes.names, { query: { text: words, on } });
  if (answer.state !== "ready") return null;
  return answer.value.names.map(({ old, now, since }) => (
    <p key={old} className="notice hold">
      {t("renamed", { old, now, since })}
    </p>
  ));
};

const Found = ({ filter }: { readonly filter: SearchFilter }) => {
  const found = useLawSearch(filter);
  return <Loading of={found}>{(value) => <FoundLaws {...value} on={filter.on} />}</Loading>;
};

export const Page = () => {
  const t = useText(lawSearchTexts);
  const base = useText(requirementsTexts);
  const { on } = useAsOf();
  const [words, setWords] = useSearchText("words");
  const [region] = useSearchText("region");
  const [state] = useSearchText("state");
  const [draft, setDraft] = useState(words ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWords(draft.trim());
  };
  const filter = { on, ...(region ? { region } : {}), ...(isState(state) ? { state } : {}) };
  return (
    <div className="page narrow">
      <PageHead kicker={`${base("title")} · ${base("asOf")} ${on}`} title={t("title")} />
      <form role="search" onSubmit={submit}>
        <LawBox draft={draft} setDraft={setDraft} filter={filter} />
        <div className="law-filters">
          <PlaceAndState />
          <button type="submit" className="btn primary">
            {t("find")}
          </button>
        </div>
      </form>
      {words ? <Renamed words={words} /> : null}
      <p className="small">{t("scope")}</p>
      {words ? <Found filter={{ ...filter, words }} /> : null}
    </div>
  );
};
