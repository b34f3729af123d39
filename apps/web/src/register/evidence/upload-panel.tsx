import { useQueryClient } from "@tanstack/react-query";
import { evidenceRoutes, evidenceTexts, type Problem } from "@touchstone/contract";
import { type DragEvent, type FormEvent, useRef, useState } from "react";
import { api } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { type Entered, readForm } from "../../shell/read-form.ts";
import { CommandOutcome, Refusals } from "../../shell/refusals.tsx";
import { AboutFields, readAbout } from "./about-fields.tsx";
import { sayBytes } from "./say-bytes.ts";
import { type Step, sendFile, unfinished } from "./send-file.ts";
import "../../shell/file-drop.css";

type Phase =
  | { readonly is: "idle" }
  | { readonly is: "busy"; readonly name: string; readonly step: Step }
  | { readonly is: "paused"; readonly share: number }
  | { readonly is: "refused"; readonly problem: Problem }
  | { readonly is: "failed"; readonly fault: string };

const isBusy = (phase: Phase): boolean => phase.is === "busy";

/** Files one after the other; a pause or a fault leaves what was sent, and the same button goes on. */
const useSending = (organisation: string) => {
  const queries = useQueryClient();
  const paused = useRef(false);
  const [phase, setPhase] = useState<Phase>({ is: "idle" });
  const [done, setDone] = useState<readonly string[]>([]);
  const sendOne = async (file: File, entered: Entered): Promise<boolean> => {
    let share = 0;
    const at = (step: Step) => {
      share = step.share;
      setPhase({ is: "busy", name: file.name, step });
    };
    const sent = await sendFile({ organisation, file, at, isPaused: () => paused.current });
    if (sent.ok && sent.value === "paused") {
      setPhase({ is: "paused", share });
      return false;
    }
    if (!sent.ok || sent.value === "paused") {
      if (!sent.ok) setPhase({ is: "refused", problem: sent.problem });
      return false;
    }
    const { upload, forget } = sent.value;
    const deviceTime = Temporal.Now.instant().toString({ smallestUnit: "second" });
    const body = { ...readAbout(entered), deviceTime };
    const kept = await api.call(evidenceRoutes.complete, { params: { organisation, upload }, body });
    if (!kept.ok) {
      setPhase({ is: "refused", problem: kept.problem });
      return false;
    }
    forget();
    setDone((last) => [...last, file.name]);
    return true;
  };
  const send = async (files: readonly File[], entered: Entered): Promise<readonly File[]> => {
    paused.current = false;
    let left = files;
    try {
      for (const file of files) {
        if (!(await sendOne(file, entered))) return left;
        left = left.slice(1);
      }
      setPhase({ is: "idle" });
    } catch (fault) {
      setPhase({ is: "failed", fault: String(fault) });
    } finally {
      await queries.invalidateQueries();
    }
    return left;
  };
  const pause = () => {
    paused.current = true;
  };
  return { phase, done, send, pause };
};

const Progress = ({ phase }: { readonly phase: Phase }) => {
  const t = useText(evidenceTexts);
  const percent = (share: number) => Math.floor(share * 100);
  switch (phase.is) {
    case "idle":
      return null;
    case "busy": {
      const said = t("progress", { name: phase.name, percent: percent(phase.step.share) });
      return (
        <div className="stack">
          <progress max={1} value={phase.step.share} aria-label={said} />
          <small>{phase.step.what === "reading" ? `${t("reading")} · ${said}` : said}</small>
        </div>
      );
    }
    case "paused":
      return <p role="status">{t("paused", { percent: percent(phase.share) })}</p>;
    case "refused":
      return <Refusals problem={phase.problem} />;
    case "failed":
      return <CommandOutcome of={{ status: { state: "failed", fault: phase.fault } }} />;
  }
};

type Props = { readonly organisation: string; readonly mostBytes: number };

export const UploadPanel = ({ organisation, mostBytes }: Props) => {
  const t = useText(evidenceTexts);
  const { phase, done, send, pause } = useSending(organisation);
  const [files, setFiles] = useState<readonly File[]>([]);
  const waiting = unfinished(organisation);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (!isBusy(phase)) setFiles([...event.dataTransfer.files]);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = readForm(event.currentTarget);
    setFiles(await send(files, entered));
  };
  return (
    <details className="act">
      <summary className="btn primary">{t("upload")}</summary>
      <form className="form" onSubmit={(event) => void submit(event)}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file field below is for everybody. */}
        <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <p>{t("drop")}</p>
          <Field label={t("choose")} hint={t("chooseHint", { bytes: sayBytes(mostBytes) })}>
            {(tie) => (
              <input
                {...tie}
                type="file"
                multiple
                disabled={isBusy(phase)}
                onChange={(event) => setFiles([...(event.target.files ?? [])])}
              />
            )}
          </Field>
          {files.map(({ name, size }) => (
            <div key={name}>
              <small>
                {name} · {sayBytes(size)}
              </small>
            </div>
          ))}
        </div>
        {waiting.length === 0 || isBusy(phase) ? null : <p>{t("unfinished", { names: waiting })}</p>}
        <AboutFields />
        <div aria-live="polite">
          {done.map((name) => (
            <p key={name}>{t("uploaded", { name })}</p>
          ))}
        </div>
        <Progress phase={phase} />
        <div className="row">
          <button type="submit" className="btn" disabled={isBusy(phase) || files.length === 0}>
            {phase.is === "paused" || phase.is === "failed" ? t("resume") : t("start")}
          </button>
          {isBusy(phase) ? (
            <button type="button" className="btn small" onClick={pause}>
              {t("pause")}
            </button>
          ) : null}
        </div>
      </form>
    </details>
  );
};
