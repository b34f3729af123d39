import type { CallInput, Route } from "@touchstone/contract";
import { type FormEvent, useRef, useState } from "react";
import { useCommand } from "./api.ts";
import { Field } from "./field.tsx";
import { type Entered, readForm, textsOf } from "./read-form.ts";
import { CommandOutcome } from "./refusals.tsx";
import { Head } from "./term.tsx";
import type { Label } from "./word.ts";

export type Option = { readonly value: string; readonly label: string };

export type FieldSpec<Name extends string = string> = {
  readonly name: Name;
  readonly label: Label;
  readonly kind: "line" | "prose" | "date" | "number" | "select" | "checks";
  readonly hint?: string;
  /** Of checks: the values that are chosen, with blanks between. */
  readonly initial?: string;
  readonly options?: readonly Option[];
  readonly need?: "optional";
};

const Control = ({ spec, tie }: { readonly spec: FieldSpec; readonly tie: Readonly<Record<string, unknown>> }) => {
  const required = spec.need !== "optional";
  const common = { ...tie, name: spec.name, required, defaultValue: spec.initial ?? "" };
  switch (spec.kind) {
    case "prose":
      return <textarea {...common} maxLength={20_000} />;
    case "select":
      return (
        <select {...common}>
          {(spec.options ?? []).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      );
    case "number":
      return <input {...common} type="number" min={1} max={1000} />;
    case "date":
      return <input {...common} type="date" />;
    case "line":
    case "checks":
      return <input {...common} type="text" maxLength={300} />;
  }
};

const Checks = ({ spec }: { readonly spec: FieldSpec }) => (
  <fieldset>
    <legend>
      <Head of={spec.label} />
    </legend>
    {(spec.options ?? []).map(({ value, label }) => (
      <label key={value} className="choice">
        <input
          type="checkbox"
          name={spec.name}
          value={value}
          defaultChecked={(spec.initial ?? "").split(" ").includes(value)}
        />{" "}
        {label}
      </label>
    ))}
    {spec.hint === undefined ? null : <small>{spec.hint}</small>}
  </fieldset>
);

type Props<R extends Route, Name extends string> = {
  readonly route: R;
  /** The word on the button that opens the form, and on the one that sends it. */
  readonly act: string;
  /** Says of what, where many such buttons stand on a page. */
  readonly label?: string;
  readonly fields: readonly FieldSpec<Name>[];
  /** Who came to send it finds the form open. */
  readonly isOpen?: boolean;
  /** `texts` holds every field under its own name: often it is the body as it stands. */
  readonly input: (entered: Entered & { readonly texts: Readonly<Record<Name, string>> }) => CallInput<R>;
};

/** One command of a row: a button that opens its form; sent, it closes, and refused, it says why beside the button. */
export const CommandForm = <R extends Route, const Name extends string>({
  route,
  act,
  label,
  fields,
  isOpen = false,
  input,
}: Props<R, Name>) => {
  const command = useCommand(route);
  const details = useRef<HTMLDetailsElement>(null);
  const [round, setRound] = useState(0);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = readForm(event.currentTarget);
    const texts = textsOf(
      entered,
      fields.map(({ name }) => name),
    );
    const sent = await command.run(input({ ...entered, texts }));
    if (sent === null) return;
    if (details.current !== null) details.current.open = false;
    // Drawn anew: what was sent must not stand there as a draft.
    setRound((last) => last + 1);
  };
  return (
    <details ref={details} className="act" open={isOpen}>
      <summary className="btn small">
        {label === undefined ? (
          act
        ) : (
          <>
            <span aria-hidden="true">{act}</span>
            <span className="visually-hidden">{label}</span>
          </>
        )}
      </summary>
      <form key={round} className="form" onSubmit={(event) => void send(event)}>
        {fields.map((spec) =>
          spec.kind === "checks" ? (
            <Checks key={spec.name} spec={spec} />
          ) : (
            <Field
              key={spec.name}
              label={spec.label}
              {...(spec.hint === undefined ? {} : { hint: spec.hint })}
              {...(spec.need === undefined ? {} : { need: spec.need })}
            >
              {(tie) => <Control spec={spec} tie={tie} />}
            </Field>
          ),
        )}
        <CommandOutcome of={command} />
        <div>
          <button type="submit" className="btn" aria-label={label} disabled={command.status.state === "busy"}>
            {act}
          </button>
        </div>
      </form>
    </details>
  );
};
