import { casePageTexts, schemeRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";

export const useSchemes = () => {
  const listed = useLoaded(schemeRoutes.schemes, {});
  return listed.state === "ready" ? listed.value.schemes : [];
};

/** The region whose law applies; `usual` is the client's own. */
export const RegionField = ({ usual }: { readonly usual: string }) => {
  const t = useText(casePageTexts);
  return (
    <Field label={t("region")} hint={t("regionHint")}>
      {(tie) => (
        <input {...tie} key={usual} name="region" required pattern="\d{6}" inputMode="numeric" defaultValue={usual} />
      )}
    </Field>
  );
};
