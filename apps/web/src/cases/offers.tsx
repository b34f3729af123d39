import { casePageTexts, partyRoutes, schemeRoutes } from "@touchstone/contract";
import type { FormEvent } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { Head } from "../shell/term.tsx";

/** A body's word on the schemes for which clients may apply to it. */
export const Offers = () => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const { here } = useWho();
  const params = { organisation: here.organisation };
  const own = useLoaded(partyRoutes.organisation, { params });
  const schemes = useLoaded(schemeRoutes.schemes, {});
  const offer = useCommand(partyRoutes.offerSchemes);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { all } = readForm(event.currentTarget);
    void offer.run({ params, body: { schemes: [...all("schemes")] } });
  };
  return (
    <div className="card">
      <div className="card-head">
        <h2>
          <Head of={t.word("offers")} />
        </h2>
      </div>
      <Loading of={own}>
        {({ offers, version }) => (
          <form key={version} className="form card-body" onSubmit={send}>
            <fieldset>
              <legend>{t("offersLead")}</legend>
              {(schemes.state === "ready" ? schemes.value.schemes : [])
                .filter(({ inForce }) => inForce)
                .map(({ id, title }) => (
                  <label key={id} className="choice">
                    <input type="checkbox" name="schemes" value={id} defaultChecked={offers.includes(id)} />{" "}
                    {told(title)}
                  </label>
                ))}
            </fieldset>
            <CommandOutcome of={offer} />
            <div>
              <button type="submit" className="btn" disabled={offer.status.state === "busy"}>
                {t("saveOffers")}
              </button>
            </div>
          </form>
        )}
      </Loading>
    </div>
  );
};
