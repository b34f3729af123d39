import { Link } from "@tanstack/react-router";
import { recordTexts, siteRoutes } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import type { LinkProps } from "../../shell/record/link-drawer.ts";
import { useWho } from "../../shell/session.tsx";

/** Chooses one of the organisation's sites. A closed one is offered only where it stands already. */
export const SiteLink = ({ label, need, hint, value, onChange }: LinkProps) => {
  const t = useText(recordTexts);
  const { here } = useWho();
  const listed = useLoaded(siteRoutes.list, { params: { organisation: here.organisation }, query: {} });
  const sites = listed.state === "ready" ? listed.value.sites : [];
  const offered = sites.filter(({ id, closed }) => closed === null || id === value);
  return (
    <>
      <Field label={label} need={need} hint={hint ?? ""}>
        {(tie) => (
          <select {...tie} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t("choose")}</option>
            {value === "" || offered.some(({ id }) => id === value) ? null : <option value={value}>{value}</option>}
            {offered.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {listed.state === "ready" && sites.length === 0 ? (
        <small>
          {t("noSites")}{" "}
          <Link className="link" to="/sites">
            {t("toSites")}
          </Link>
        </small>
      ) : null}
    </>
  );
};
