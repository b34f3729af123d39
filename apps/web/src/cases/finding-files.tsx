import { findingFileRoutes, findingFileTexts } from "@touchstone/contract";
import type { AnswerPart } from "@touchstone/kernel";
import { type FormEvent, useRef } from "react";
import { api, useCommand } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { saveFile } from "../shell/save-file.ts";
import type { CaseView, Finding } from "./case-words.tsx";

type Props = { readonly view: CaseView; readonly finding: Finding; readonly part: AnswerPart };

/** What the client attached to one part of its answer, each with its digest. */
export const FindingFiles = ({ view, finding, part }: Props) => {
  const t = useText(findingFileTexts);
  const files = finding.files.filter((file) => file.part === part);
  if (files.length === 0) return null;
  const save = async (file: string, name: string) => {
    const params = { case: view.id, finding: finding.id, file };
    const read = await api.download(findingFileRoutes.read, { params });
    if (read.ok) saveFile(read.value, name);
  };
  return (
    <ul className="finding-files" aria-label={t("files")}>
      {files.map(({ id, name, collectedOn, digest }) => (
        <li key={id}>
          <div className="row">
            <strong>{name}</strong> <span className="num">{collectedOn}</span>
            <button
              type="button"
              className="link"
              onClick={() => void save(id, name)}
              aria-label={`${t("download")} ${name}`}
            >
              {t("download")}
            </button>
          </div>
          <div className="small num">{`sha256:${digest}`}</div>
        </li>
      ))}
    </ul>
  );
};

export const AttachFile = ({ view, finding, part }: Props) => {
  const t = useText(findingFileTexts);
  const command = useCommand(findingFileRoutes.attach);
  const details = useRef<HTMLDetailsElement>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const file = new FormData(form).get("file");
    if (!(file instanceof File)) return;
    const query = { part, name: file.name, on: readForm(form).one("on") };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sent = await command.run({ params: { case: view.id, finding: finding.id }, query, bytes });
    if (sent === null) return;
    form.reset();
    if (details.current !== null) details.current.open = false;
  };
  return (
    <details ref={details} className="act">
      <summary className="btn small">{t("attach")}</summary>
      <form className="form" onSubmit={(event) => void send(event)}>
        <Field label={t("file")} hint={t("fileHint")}>
          {(tie) => <input {...tie} name="file" type="file" required />}
        </Field>
        <Field label={t("collectedOn")} hint={t("collectedHint", { from: finding.on })}>
          {(tie) => (
            <input
              {...tie}
              name="on"
              type="date"
              required
              defaultValue={legalToday()}
              min={finding.on}
              max={legalToday()}
            />
          )}
        </Field>
        <CommandOutcome of={command} />
        <div>
          <button type="submit" className="btn" disabled={command.status.state === "busy"}>
            {t("attach")}
          </button>
        </div>
      </form>
    </details>
  );
};
