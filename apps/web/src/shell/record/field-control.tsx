import { caseFormTexts } from "@touchstone/contract";
import type { Field as SchemeField } from "@touchstone/kernel";
import { use } from "react";
import { Field } from "../field.tsx";
import { useBilingual, useText } from "../language.tsx";
import { type DraftValue, isPair, isWords, type PartyOption } from "./draft.ts";
import { LinkDrawer } from "./link-drawer.ts";

type Props = {
  readonly field: Exclude<SchemeField, { type: "rows" }>;
  readonly value: DraftValue | undefined;
  readonly parties: readonly PartyOption[];
  readonly onChange: (value: DraftValue) => void;
};

const longText = 400;

/** One field of a record, whatever the scheme: label, hint and the control of its type. */
export const FieldControl = ({ field, value, parties, onChange }: Props) => {
  const t = useText(caseFormTexts);
  const told = useBilingual();
  const drawLink = use(LinkDrawer);
  const unit = field.type === "number" && field.unit !== undefined ? `（${told(field.unit)}）` : "";
  const must = field.type === "boolean" && field.must !== undefined ? t(field.must ? "mustYes" : "mustNo") : "";
  const hint = [field.hint === undefined ? "" : told(field.hint), must].filter((part) => part !== "").join(" ");
  const text = typeof value === "string" ? value : "";
  const shared = {
    label: `${told(field.title)}${unit}`,
    need: field.required ? ("required" as const) : ("optional" as const),
    ...(hint === "" ? {} : { hint }),
  };
  switch (field.type) {
    case "link":
      return drawLink === null ? null : drawLink({ ...shared, to: field.to, value: text, onChange });
    case "bilingual":
      return (
        <fieldset className="pair">
          <legend>{shared.label}</legend>
          {(["zh", "en"] as const).map((language) => (
            <Field key={language} label={t(language === "zh" ? "chinese" : "english")} need={shared.need}>
              {(tie) => (
                <input
                  {...tie}
                  lang={language}
                  value={isPair(value) ? value[language] : ""}
                  onChange={(event) => {
                    const pair = isPair(value) ? value : { zh: "", en: "" };
                    onChange({ ...pair, [language]: event.target.value });
                  }}
                />
              )}
            </Field>
          ))}
        </fieldset>
      );
    case "choices":
      return (
        <fieldset className="choices">
          <legend>{shared.label}</legend>
          {field.options.map((option) => (
            <label key={option.id}>
              <input
                type="checkbox"
                checked={isWords(value) && value.includes(option.id)}
                onChange={(event) => {
                  const others = isWords(value) ? value.filter((each) => each !== option.id) : [];
                  onChange(event.target.checked ? [...others, option.id] : others);
                }}
              />{" "}
              {told(option.title)}
            </label>
          ))}
        </fieldset>
      );
    case "boolean":
      return (
        <Field {...shared}>
          {(tie) => (
            <select
              {...tie}
              value={value === true ? "yes" : value === false ? "no" : ""}
              onChange={(event) => onChange(event.target.value === "" ? null : event.target.value === "yes")}
            >
              <option value="">{t("choose")}</option>
              <option value="yes">{t("yes")}</option>
              <option value="no">{t("no")}</option>
            </select>
          )}
        </Field>
      );
    case "choice":
    case "party": {
      const options =
        field.type === "party" ? parties : field.options.map(({ id, title }) => ({ id, name: told(title) }));
      return (
        <Field {...shared}>
          {(tie) => (
            <select {...tie} value={text} onChange={(event) => onChange(event.target.value)}>
              <option value="">{t("choose")}</option>
              {options.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      );
    }
    default: {
      const isLong = field.type === "text" && field.most > longText;
      const type = field.type === "date" ? "date" : field.type === "number" ? "number" : "text";
      return (
        <Field {...shared}>
          {(tie) =>
            isLong ? (
              <textarea {...tie} rows={4} value={text} onChange={(event) => onChange(event.target.value)} />
            ) : (
              <input
                {...tie}
                type={type}
                {...(type === "number" ? { step: "any", inputMode: "decimal" as const } : {})}
                value={text}
                onChange={(event) => onChange(event.target.value)}
              />
            )
          }
        </Field>
      );
    }
  }
};
