import { Link } from "@tanstack/react-router";
import { bearingTexts, registerRoutes, registerTexts } from "@touchstone/contract";
import { type FormEvent, lazy, Suspense, useRef, useState } from "react";
import { api, useCommand } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { BearingFields, readBearing } from "./evidence/bearing-fields.tsx";
import { Part } from "./plan-parts.tsx";
import { type PartProps, rowParams, useDoer } from "./row-data.ts";

const Upload = (part: PartProps) => {
  const t = useText(registerTexts);
  const command = useCommand(registerRoutes.attachEvidence);
  const details = useRef<HTMLDetailsElement>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const read = readForm(form);
    const { one } = read;
    const file = new FormData(form).get("file");
    if (!(file instanceof File)) return;
    const objective = one("objective");
    const query = { name: file.name, on: one("on"), ...(objective === "" ? {} : { objective }), ...readBearing(read) };
    const bytes = new Uint8Array(await file.arrayBuffer());
    if ((await command.run({ params: rowParams(part), query, bytes })) === null) return;
    form.reset();
    if (details.current !== null) details.current.open = false;
  };
  return (
    <details ref={details} className="act">
      <summary className="btn small">{t("addEvidence")}</summary>
      <form className="form" onSubmit={(event) => void send(event)}>
        <Field label={t("evidenceFile")} hint={t("evidenceFileHint")}>
          {(tie) => <input {...tie} name="file" type="file" required />}
        </Field>
        <Field label={t("evidenceOn")}>
          {(tie) => <input {...tie} name="on" type="date" required defaultValue={legalToday()} max={legalToday()} />}
        </Field>
        <Field label={t("forObjective")} need="optional">
          {(tie) => (
            <select {...tie} name="objective" defaultValue={part.row.objectives[0]?.id ?? ""}>
              <option value="">{t("noObjective")}</option>
              {part.row.objectives.map(({ id, text }) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
        <BearingFields />
        <CommandOutcome of={command} />
        <div>
          <button type="submit" className="btn" disabled={command.status.state === "busy"}>
            {t("addEvidence")}
          </button>
        </div>
      </form>
    </details>
  );
};

// Its words and places are those of the law base: they come when somebody asks.
const RetentionAnswer = lazy(async () => ({ default: (await import("./retention-answer.tsx")).RetentionAnswer }));

const KeptUntil = (part: PartProps & { readonly evidence: string }) => {
  const t = useText(registerTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="act" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="btn small">{t("keptUntil")}</summary>
      {isOpen ? (
        <Suspense fallback={null}>
          <RetentionAnswer {...part} />
        </Suspense>
      ) : null}
    </details>
  );
};

type Linked = PartProps["row"]["evidence"][number];

/** What speaks against the row stands out, with the reason that was given. */
const Against = ({
  of: { bearing, why, unanswered, unlinked },
}: {
  readonly of: Pick<Linked, "bearing" | "why" | "unanswered" | "unlinked">;
}) => {
  const t = useText(bearingTexts);
  if (bearing === "supports") return why === "" ? null : <div>{why}</div>;
  return (
    <div>
      <StateTag tone={unlinked === null ? "stop" : "off"}>{t("against")}</StateTag> {why}{" "}
      {unlinked === null ? <small>{t(unanswered ? "unanswered" : "answered")}</small> : null}
    </div>
  );
};

/** Column ⑧: files with digest, name, author and time. */
export const EvidencePart = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const doer = useDoer();
  const { row } = part;
  const save = async (evidence: string, name: string) => {
    const file = await api.download(registerRoutes.evidence, { params: { ...rowParams(part), evidence } });
    if (file.ok) saveFile(file.value, name);
  };
  return (
    <Part title={t("evidenceTitle")} id="evidence" row={row} columns={["evidence"]}>
      {row.evidence.map(({ id, name, on, attachedAt, by, digest, item, validUntil, holds, unlinked, ...bears }) => (
        <div className="item" key={id}>
          <div className="row">
            <strong>{name}</strong>
            <span className="num">{on}</span>
            <button type="button" className="link" onClick={() => void save(id, name)}>
              {t("download")}
            </button>
          </div>
          <Against of={{ ...bears, unlinked }} />
          <small>{t("evidenceBy", { name: doer(by), at: attachedAt.slice(0, 10) })}</small>
          {unlinked === null ? null : <small>{t("evidenceUnlinked", unlinked)}</small>}
          {validUntil === null || unlinked !== null ? null : (
            <small className="num">{t(holds ? "evidenceHolds" : "evidenceLapsed", { until: validUntil })}</small>
          )}
          {item === null ? null : (
            <Link to="/evidence/$evidence" params={{ evidence: item }}>
              {t("evidenceItem")}
            </Link>
          )}
          <div className="small num">{digest}</div>
          <KeptUntil evidence={id} {...part} />
        </div>
      ))}
      {may("register.write") ? <Upload key={row.objectives.length} {...part} /> : null}
    </Part>
  );
};
