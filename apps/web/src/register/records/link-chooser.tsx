import { recordTexts } from "@touchstone/contract";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import type { LinkProps } from "../../shell/record/link-drawer.ts";

export type Found = readonly { readonly id: string; readonly title: string }[];

type Props = LinkProps & {
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly found: Found;
};

/** A search by name, and a choice among what it found; what is chosen stays there when the search finds something else. */
export const LinkChooser = ({ label, need, hint, value, onChange, search, onSearch, found }: Props) => {
  const t = useText(recordTexts);
  const options =
    value === "" || found.some(({ id }) => id === value) ? found : [{ id: value, title: value }, ...found];
  return (
    <Field label={label} need={need} hint={hint ?? ""}>
      {(tie) => (
        <>
          <input
            type="search"
            aria-label={t("linkSearch", { title: label })}
            placeholder={t("search")}
            value={search}
            onChange={(event) => onSearch(event.target.value)}
          />
          <select {...tie} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t("choose")}</option>
            {options.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </>
      )}
    </Field>
  );
};
