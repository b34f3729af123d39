import { siteRoutes, siteTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { CommandForm } from "../../shell/command-form.tsx";
import { useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import { type PartProps, rowParams } from "../row-data.ts";

/** At which sites the row stands; nothing to see where the organisation has named none. */
export const PlacePart = (part: PartProps) => {
  const t = useText(siteTexts);
  const { may } = useWho();
  const { organisation, row } = part;
  const listed = useLoaded(siteRoutes.list, { params: { organisation }, query: {} });
  if (listed.state !== "ready" || listed.value.sites.length === 0) return null;
  const { sites } = listed.value;
  const names = sites.filter(({ id }) => row.sites.includes(id)).map(({ name }) => name);
  const open = sites.filter(({ closed }) => closed === null);
  return (
    <>
      <small>{t("at", { names: names.length === 0 ? t("wholeOrganisation") : names })}</small>
      {may("register.write") ? (
        <CommandForm
          route={siteRoutes.place}
          act={t("place")}
          fields={[
            {
              name: "sites",
              label: t("title"),
              kind: "checks",
              hint: t("placeHint"),
              initial: row.sites.join(" "),
              options: open.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
          input={({ all }) => ({
            params: rowParams(part),
            body: { sites: [...all("sites")], expected: row.version },
          })}
        />
      ) : null}
    </>
  );
};
