import { ismsWords, processRoutes } from "@touchstone/contract";
import { useId, useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";

/** A business process: free to write, with those in use offered, so that one keeps one name (IS-30). */
export const ProcessField = ({ initial }: { readonly initial: string }) => {
  const words = useText(ismsWords);
  const { here } = useWho();
  const list = useId();
  // Many forms stand closed on one page: what is in use is asked once somebody writes.
  const [isAsked, setAsked] = useState(false);
  const input = { params: { organisation: here.organisation }, query: {} };
  const found = useLoaded(processRoutes.list, input, { enabled: isAsked });
  return (
    <>
      <Field label={words("process")} need="optional" hint={words("processHint")}>
        {(tie) => (
          <input
            {...tie}
            name="process"
            maxLength={300}
            defaultValue={initial}
            list={list}
            autoComplete="off"
            onFocus={() => setAsked(true)}
          />
        )}
      </Field>
      <datalist id={list}>
        {found.state === "ready" ? found.value.used.map((name) => <option key={name} value={name} />) : null}
      </datalist>
    </>
  );
};
