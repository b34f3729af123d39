import { Link } from "@tanstack/react-router";
import { ismsRoutes, threatTexts } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { AdoptBar } from "./adopt-bar.tsx";
import { MarketLaws } from "./market-laws.tsx";
import { AddOwnThreat } from "./own-threat.tsx";
import { type Library, ThreatItem } from "./threat-item.tsx";
import "./isms.css";

type Choice = {
  readonly chosen: ReadonlySet<string>;
  /** Null where the reader may only look. */
  readonly choose: ((ids: readonly string[], chosen: boolean) => void) | null;
};

const Group = ({ library, group, choice }: { library: Library; group: Library["groups"][number]; choice: Choice }) => {
  const t = useText(threatTexts);
  const say = useBilingual();
  const inner = library.groups.filter(({ under }) => under === group.id);
  const threats = library.threats.filter(({ under }) => under === group.id);
  const { choose } = choice;
  return (
    <section className="threat-group" aria-label={say(group.title)}>
      <h3>{say(group.title)}</h3>
      {inner.length === 0 && threats.length === 0 ? <small>{t("noThreats")}</small> : null}
      {threats.map((threat) => (
        <ThreatItem
          key={threat.id}
          library={library.id}
          threat={threat}
          isChosen={choice.chosen.has(threat.id)}
          choose={choose === null ? null : (chosen) => choose([threat.id], chosen)}
        />
      ))}
      {choose === null || inner.length > 0 ? null : <AddOwnThreat library={library.id} group={group} />}
      {inner.map((one) => (
        <Group key={one.id} library={library} group={one} choice={choice} />
      ))}
    </section>
  );
};

const LibraryCard = ({ library, choice }: { readonly library: Library; readonly choice: Choice }) => {
  const t = useText(threatTexts);
  const say = useBilingual();
  const { choose } = choice;
  const all = library.threats.map(({ id }) => id);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say(library.title)}</h2>
        {choose === null ? null : (
          <button type="button" className="btn small" onClick={() => choose(all, true)}>
            {t("chooseAll", { title: say(library.title) })}
          </button>
        )}
      </div>
      <div className="card-body">
        <small>{t("edition", { edition: library.edition, source: say(library.source) })}</small>
        {library.groups
          .filter(({ under }) => under === null)
          .map((group) => (
            <Group key={group.id} library={library} group={group} choice={choice} />
          ))}
      </div>
    </section>
  );
};

export const Page = () => {
  const t = useText(threatTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const answer = useLoaded(ismsRoutes.threats, { params: { organisation: here.organisation } }, { keep: "previous" });
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((last) => new Set([...[...last].filter((id) => !ids.includes(id)), ...(isChosen ? ids : [])]));
  const choice = { chosen, choose: may("register.write") ? choose : null };
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("title")}
        actions={
          <>
            <Link className="btn" to="/register/isms/assets">
              {t("toAssets")}
            </Link>
            <Link className="btn" to="/register/isms/soa">
              {t("toSoa")}
            </Link>
          </>
        }
      />
      <p>{t("lead")}</p>
      <MarketLaws />
      {may("register.write") ? <AdoptBar chosen={[...chosen]} clear={() => setChosen(new Set())} /> : null}
      <Loading of={answer}>
        {({ libraries }) => (
          <>
            {libraries.map((library) => (
              <LibraryCard key={library.id} library={library} choice={choice} />
            ))}
          </>
        )}
      </Loading>
    </div>
  );
};
