import { siteRoutes } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useSearchText } from "../../shell/search.ts";

type Props = { readonly organisation: string; readonly label: string; readonly all: string };

/** The site that a page speaks of, kept in its address; nothing where there are no sites. */
export const SiteFilter = ({ organisation, label, all }: Props) => {
  const [site, setSite] = useSearchText("site");
  const listed = useLoaded(siteRoutes.list, { params: { organisation }, query: {} });
  if (listed.state !== "ready" || listed.value.sites.length === 0) return null;
  return (
    <Field label={label}>
      {(tie) => (
        <select {...tie} value={site ?? ""} onChange={(event) => setSite(event.target.value || null)}>
          <option value="">{all}</option>
          {listed.value.sites.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
