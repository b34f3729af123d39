import {
  markOutcomeTexts,
  markUseTexts,
  type OutputOf,
  statementDeskTexts,
  statementRoutes,
} from "@touchstone/contract";
import { markOutcomes, markUses } from "@touchstone/kernel";
import { useRef } from "react";
import { useCommand } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";

export type MarkCheck = OutputOf<typeof statementRoutes.markChecks>["items"][number];

const toneOf = ({ use, closed, overdue, groundForSuspension }: MarkCheck): Tone => {
  if (groundForSuspension || overdue) return "stop";
  if (closed !== null) return "off";
  return use === "proper" ? "ok" : "hold";
};

const Attach = ({ check }: { readonly check: MarkCheck }) => {
  const t = useText(statementDeskTexts);
  const { here } = useWho();
  const command = useCommand(statementRoutes.attachMarkEvidence);
  const input = useRef<HTMLInputElement>(null);
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    await command.run({
      params: { organisation: here.organisation, check: check.id },
      query: { name: file.name },
      bytes,
    });
    if (input.current !== null) input.current.value = "";
  };
  return (
    <>
      <label className="btn small">
        {t("picture")}
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          aria-label={t("pictureFor", { where: check.where })}
          onChange={(event) => void send(event.target.files?.[0])}
        />
      </label>
      <CommandOutcome of={command} />
    </>
  );
};

const Acts = ({ check }: { readonly check: MarkCheck }) => {
  const t = useText(statementDeskTexts);
  const outcome = useText(markOutcomeTexts);
  const { here } = useWho();
  const params = { organisation: here.organisation, check: check.id };
  const isProper = check.use === "proper";
  const open = markOutcomes.filter((one) => (isProper ? one === "no-action" : one !== "no-action"));
  return (
    <div className="row">
      <Attach check={check} />
      {isProper ? null : (
        <CommandForm
          route={statementRoutes.askMarkAction}
          act={t("askAction")}
          fields={[
            { name: "asked", label: t("asked"), kind: "prose" },
            { name: "due", label: t("due"), kind: "date" },
          ]}
          input={({ texts }) => ({ params, body: { ...texts, version: check.version } })}
        />
      )}
      <CommandForm
        route={statementRoutes.closeMarkCheck}
        act={t("closeCheck")}
        fields={[
          {
            name: "outcome",
            label: t("outcome"),
            kind: "select",
            options: open.map((one) => ({ value: one, label: outcome(one) })),
          },
          { name: "on", label: t("seenOn"), kind: "date", initial: legalToday() },
          { name: "note", label: t("note"), kind: "prose", need: "optional" },
        ]}
        input={({ texts }) => ({
          params,
          body: {
            outcome: open.find((one) => one === texts.outcome) ?? "no-action",
            on: texts.on,
            note: texts.note,
            version: check.version,
          },
        })}
      />
    </div>
  );
};

const Line = ({ check, may }: { readonly check: MarkCheck; readonly may: boolean }) => {
  const t = useText(statementDeskTexts);
  const use = useText(markUseTexts);
  const outcome = useText(markOutcomeTexts);
  const { action, closed } = check;
  return (
    <li className="todo">
      <div>
        <StateTag tone={toneOf(check)}>{use(check.use)}</StateTag> <strong>{check.where}</strong>{" "}
        <span className="num">{check.on}</span>
        {check.evidence.length === 0 ? null : <small> {t("evidenceCount", { count: check.evidence.length })}</small>}
        <div>{check.note}</div>
        {action === null ? null : (
          <div>
            {t("askedUntil", { due: action.due, asked: action.asked })}{" "}
            {check.overdue ? <StateTag tone="stop">{t("overdue")}</StateTag> : null}
          </div>
        )}
        {closed === null ? null : <div>{t("closedOn", { on: closed.on, outcome: outcome(closed.outcome) })}</div>}
        {closed === null && may ? <Acts check={check} /> : null}
      </div>
    </li>
  );
};

const Record = ({ statement }: { readonly statement: string }) => {
  const t = useText(statementDeskTexts);
  const use = useText(markUseTexts);
  const { here } = useWho();
  return (
    <CommandForm
      route={statementRoutes.recordMarkUse}
      act={t("recordMark")}
      fields={[
        { name: "where", label: t("where"), kind: "line", hint: t("whereHint") },
        { name: "on", label: t("seenOn"), kind: "date", initial: legalToday() },
        {
          name: "use",
          label: t("use"),
          kind: "select",
          options: markUses.map((one) => ({ value: one, label: use(one) })),
        },
        { name: "note", label: t("note"), kind: "prose", need: "optional" },
      ]}
      input={({ texts }) => ({
        params: { organisation: here.organisation },
        body: {
          statement,
          where: texts.where,
          on: texts.on,
          use: markUses.find((one) => one === texts.use) ?? "other-misleading",
          note: texts.note,
        },
      })}
    />
  );
};

type Props = { readonly statement: string; readonly checks: readonly MarkCheck[]; readonly may: boolean };

/** How certificate and mark are used between two audits; the holder sees what is asked of it. */
export const MarkChecks = ({ statement, checks, may }: Props) => {
  const t = useText(statementDeskTexts);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("marks")}</h2>
      </div>
      {checks.length === 0 ? <p className="card-body small">{t("noMarks")}</p> : null}
      <ul className="history">
        {checks.map((check) => (
          <Line key={check.id} check={check} may={may} />
        ))}
      </ul>
      {may ? (
        <div className="card-body">
          <Record statement={statement} />
        </div>
      ) : null}
    </section>
  );
};
