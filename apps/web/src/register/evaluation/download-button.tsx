import type { CallInput, Route } from "@touchstone/contract";
import { useState } from "react";
import { api } from "../../shell/api.ts";
import { saveFile } from "../../shell/save-file.ts";

type Props<R extends Route> = {
  readonly route: R;
  readonly input: CallInput<R>;
  readonly name: string;
  readonly children: string;
  /** Says of what, where the button alone says only how. */
  readonly label?: string;
};

/** Hands a file of the server to the browser; refused, it says why beside the button. */
export const DownloadButton = <R extends Route>({ route, input, name, children, label }: Props<R>) => {
  const [fault, setFault] = useState<string | null>(null);
  const save = async () => {
    const file = await api.download(route, input);
    setFault(file.ok ? null : file.problem.error.message);
    if (file.ok) saveFile(file.value, name);
  };
  return (
    <>
      <button type="button" className="btn small" aria-label={label} onClick={() => void save()}>
        {children}
      </button>
      {fault === null ? null : <span role="alert">{fault}</span>}
    </>
  );
};
