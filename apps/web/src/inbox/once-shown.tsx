import { noticeTexts } from "@touchstone/contract";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";

/** What the server tells once: it goes with the page. */
export const OnceShown = ({ label, value }: { readonly label: string; readonly value: string }) => {
  const t = useText(noticeTexts);
  return (
    <div className="notice hold" role="status">
      <Field label={label} hint={t("once")}>
        {(tie) => <input {...tie} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />}
      </Field>
    </div>
  );
};
