import { caseRoutes, templateTexts } from "@touchstone/contract";
import { useCommand } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";

type Props = { readonly logo: string | null; readonly onChange: (logo: string | null) => void };

/** The picture in the header: kept when it is chosen, printed once a version that names it is approved. */
export const TemplateLogo = ({ logo, onChange }: Props) => {
  const t = useText(templateTexts);
  const { here } = useWho();
  const upload = useCommand(caseRoutes.templateLogo);
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kept = await upload.run({ params: { organisation: here.organisation }, bytes });
    if (kept !== null) onChange(kept.digest);
  };
  return (
    <>
      <Field label={t("logo")} need="optional" hint={t("logoHint")}>
        {(tie) => (
          <input
            {...tie}
            type="file"
            accept="image/png,image/jpeg"
            onChange={({ target }) => void send(target.files?.[0])}
          />
        )}
      </Field>
      <CommandOutcome of={upload} />
      {logo === null ? null : (
        <div className="row">
          <small>{t("logoThere")}</small>
          <button type="button" className="btn small" onClick={() => onChange(null)}>
            {t("logoRemove")}
          </button>
        </div>
      )}
    </>
  );
};
