import { Link } from "@tanstack/react-router";
import { lawScheduleRoutes, registerLawRoutes, threatTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";

const Asked = ({ market, name }: { readonly market: string; readonly name: string }) => {
  const t = useText(threatTexts);
  const { here } = useWho();
  const { on } = useAsOf();
  const answer = useLoaded(registerLawRoutes.laws, {
    params: { organisation: here.organisation },
    query: { on, market },
  });
  return (
    <Loading of={answer}>
      {({ missing }) => {
        const asked = missing.filter(({ jurisdiction }) => jurisdiction === market);
        return (
          <div>
            <p>{asked.length === 0 ? t("marketNone") : t("marketLaws", { market: name })}</p>
            <ul>
              {asked.map(({ family, title }) => (
                <li key={family}>
                  <Link className="link" to="/requirements/law/$family" params={{ family }}>
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
            <Link className="link" to="/register/laws" search={{ market }}>
              {t("allLaws")}
            </Link>
          </div>
        );
      }}
    </Loading>
  );
};

/** Where one sells to, and what its law asks beyond that of home (IS-4). The choice stands in the page's address. */
export const MarketLaws = () => {
  const t = useText(threatTexts);
  const say = useBilingual();
  const [market, setMarket] = useSearchText("market");
  const scopes = useLoaded(lawScheduleRoutes.scopes, {});
  const markets = scopes.state === "ready" ? scopes.value.scopes.filter(({ kind }) => kind === "market") : [];
  const chosen = markets.find(({ id }) => id === market);
  return (
    <section className="card">
      <div className="card-body stack">
        <Field label={t("market")}>
          {(tie) => (
            <select {...tie} value={market ?? ""} onChange={(event) => setMarket(event.target.value || null)}>
              <option value="">{t("noMarket")}</option>
              {markets.map(({ id, title }) => (
                <option key={id} value={id}>
                  {say(title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {chosen === undefined ? null : <Asked market={chosen.id} name={say(chosen.title)} />}
      </div>
    </section>
  );
};
