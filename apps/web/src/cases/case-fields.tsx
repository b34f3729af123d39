import { casePageTexts, schemeRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";

export const useSchemes = () => {
  const listed = useLoaded(schemeRoutes.schemes, {});
  return listed.state === "ready" ? listed.value.schemes : [];
};

/** The schemes under which a first case can be opened today. */
export const useSchemesInForce = () => useSchemes().filter(({ inForce }) => inForce);

type SchemeProps = {
  readonly schemes: ReturnType<typeof useSchemesInForce>;
  readonly picked: string;
  readonly onPick: (scheme: string) => void;
};

export const SchemeField = ({ schemes, picked, onPick }: SchemeProps) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  return (
    <Field label={t.word("scheme")}>
      {(tie) => (
        <select {...tie} required value={picked} onChange={(event) => onPick(event.target.value)}>
          {schemes.map(({ id, edition, title }) => (
            <option key={`${id} ${edition}`} value={id}>
              {told(title)} {edition}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
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
