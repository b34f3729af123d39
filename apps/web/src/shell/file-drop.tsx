import type { DragEvent } from "react";
import { Field } from "./field.tsx";
import "./file-drop.css";

type Props = {
  readonly lead: string;
  readonly label: string;
  readonly hint?: string;
  /** As the file field takes it: `.csv,.xlsx`. */
  readonly accept: string;
  readonly isBusy: boolean;
  readonly onChoose: (file: File | undefined) => void;
};

/** One file, chosen or dropped. Nothing is sent by itself: what it says is shown first. */
export const FileDrop = ({ lead, label, hint, accept, isBusy, onChoose }: Props) => {
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (!isBusy) onChoose(event.dataTransfer.files[0]);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file field below is for everybody. */}
      <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <p>{lead}</p>
        <Field label={label} {...(hint === undefined ? {} : { hint })}>
          {(tie) => (
            <input
              {...tie}
              type="file"
              accept={accept}
              disabled={isBusy}
              onChange={(event) => onChoose(event.target.files?.[0])}
            />
          )}
        </Field>
      </div>
    </>
  );
};
