import { Link } from "@tanstack/react-router";
import { foresightPartyRoutes, interestedPartyTexts } from "@touchstone/contract";
import { issueSides } from "@touchstone/register";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { CommandForm } from "../shell/command-form.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { CountsPart, RecentPart } from "./feedback-part.tsx";
import { PartyCard } from "./party-card.tsx";
import type { PartyView } from "./party-words.ts";
import "./foresight.css";

const most = 100;

const AddForm = () => {
  const t = useText(interestedPartyTexts);
  const { here } = useWho();
  return (
    <CommandForm
      route={foresightPartyRoutes.nameParty}
      act={t("add")}
      fields={[
        { name: "name", label: t("name"), kind: "line", hint: t("nameHint") },
        {
          name: "side",
          label: t("side"),
          kind: "select",
          options: issueSides.map((side) => ({ value: side, label: t(`side.${side}`) })),
        },
      ]}
      input={({ one }) => ({
        params: { organisation: here.organisation },
        body: { name: one("name"), side: issueSides.find((side) => side === one("side")) ?? "external" },
      })}
    />
  );
};

const List = ({ parties, next }: { readonly parties: readonly PartyView[]; readonly next: string | null }) => {
  const t = useText(interestedPartyTexts);
  if (parties.length === 0) return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  return (
    <>
      {parties.map((party) => (
        <PartyCard key={party.id} party={party} />
      ))}
      {next === null ? null : <p>{t("more", { count: most })}</p>}
      <CountsPart />
      <RecentPart parties={parties} />
    </>
  );
};

export const Page = () => {
  const t = useText(interestedPartyTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const params = { organisation: here.organisation };
  const parties = useLoaded(foresightPartyRoutes.parties, { params, query: { on, limit: most } });
  return (
    <div className="page">
      <PageHead
        kicker={`${say(here.name)} · ${t("asOf", { date: on })}`}
        title={t("title")}
        actions={
          <Link to="/foresight/scope" className="btn">
            {t("toScope")}
          </Link>
        }
      />
      <p>{t("lead")}</p>
      {may("register.write") ? <AddForm /> : null}
      <Loading of={parties}>{({ items, next }) => <List parties={items} next={next} />}</Loading>
    </div>
  );
};
