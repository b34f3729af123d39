import { useQueryClient } from "@tanstack/react-query";
import {
  type CallInput,
  gridTexts,
  type OutputOf,
  type Problem,
  registerChangeRoutes,
  registerRoutes,
} from "@touchstone/contract";
import type { GridColumn } from "@touchstone/register";
import { useCallback, useRef, useState } from "react";
import { api, queryKey } from "../../shell/api.ts";
import { useText } from "../../shell/language.tsx";

export type Edit = {
  readonly risk: string;
  /** The version of the row that stood on the screen. */
  readonly seen: number;
  readonly line: string | null;
  readonly column: GridColumn;
  readonly to: string;
};

type Change = CallInput<typeof registerChangeRoutes.apply>["body"]["changes"][number];
export type Plan = OutputOf<typeof registerChangeRoutes.preview>;

export type Work =
  | { readonly state: "idle" }
  | { readonly state: "busy" }
  | { readonly state: "said"; readonly text: string; readonly undo: string | null }
  | { readonly state: "wrong"; readonly text: string }
  | { readonly state: "preview"; readonly plan: Plan; readonly edits: readonly Edit[] }
  | { readonly state: "conflict"; readonly edit: Edit; readonly seen: string; readonly theirs: string };

/** What one set of changes may hold, as the route says. */
export const mostRows = 2000;

const changesOf = (edits: readonly Edit[]): Change[] =>
  [...Map.groupBy(edits, ({ risk }) => risk)].map(([risk, own]) => ({
    kind: "change",
    risk,
    seen: own[0]?.seen ?? 0,
    edits: own.map(({ line, column, to }) => ({ line, column, to })),
  }));

const word = (fact: unknown): string => (typeof fact === "string" ? fact : "");

type Given = {
  readonly organisation: string;
  readonly refresh: (risks: readonly string[]) => Promise<void>;
};

/** The one way from cells to the server: one cell at once, more than one after a look at what will change. */
export const useChanges = ({ organisation, refresh }: Given) => {
  const t = useText(gridTexts);
  const queries = useQueryClient();
  const [work, setWork] = useState<Work>({ state: "idle" });
  const done = useRef<readonly string[]>([]);
  const params = { organisation };
  const rest = useCallback(() => setWork({ state: "idle" }), []);

  const renew = async (risks: readonly string[]) => {
    await refresh(risks);
    await queries.invalidateQueries({ queryKey: queryKey(registerRoutes.overview, { params }) });
  };
  const refuse = ({ error }: Problem) => setWork({ state: "wrong", text: error.message });
  const guarded = async (act: () => Promise<void>) => {
    setWork({ state: "busy" });
    try {
      await act();
    } catch (fault) {
      setWork({ state: "wrong", text: t("failed", { reason: String(fault) }) });
    }
  };

  const write = (edits: readonly Edit[], plan: string | null) =>
    guarded(async () => {
      const answer = await api.call(registerChangeRoutes.apply, { params, body: { changes: changesOf(edits), plan } });
      const [only, another] = edits;
      if (!answer.ok) {
        const { code, facts } = answer.problem.error;
        // Somebody wrote here since: the later of the two sees both and chooses.
        if (code === "row-in-conflict" && only !== undefined && another === undefined) {
          await renew([only.risk]);
          return setWork({ state: "conflict", edit: only, seen: word(facts["seen"]), theirs: word(facts["theirs"]) });
        }
        return refuse(answer.problem);
      }
      const { id, rows } = answer.value;
      if (id !== null) done.current = [...done.current, id];
      await renew(rows.map(({ risk }) => risk));
      const text = id === null ? t("same") : t("saved", { cells: edits.length });
      setWork({ state: "said", text, undo: id });
    });

  const preview = (edits: readonly Edit[]) =>
    guarded(async () => {
      const answer = await api.call(registerChangeRoutes.preview, { params, body: { changes: changesOf(edits) } });
      if (!answer.ok) return refuse(answer.problem);
      setWork({ state: "preview", plan: answer.value, edits });
    });

  const change = (edits: readonly Edit[]): void => {
    if (edits.length === 0) setWork({ state: "said", text: t("same"), undo: null });
    else if (new Set(edits.map(({ risk }) => risk)).size > mostRows)
      setWork({ state: "wrong", text: t("tooMany", { most: mostRows }) });
    else void (edits.length === 1 ? write(edits, null) : preview(edits));
  };

  /** Over what somebody else wrote: the row as it stands now is what was seen. */
  const insist = (edit: Edit) =>
    guarded(async () => {
      const row = await api.call(registerRoutes.show, { params: { organisation, risk: edit.risk } });
      if (!row.ok) return refuse(row.problem);
      await write([{ ...edit, seen: row.value.version }], null);
    });

  const undo = () => {
    const last = done.current.at(-1);
    if (last === undefined) return setWork({ state: "said", text: t("undoNone"), undo: null });
    return void guarded(async () => {
      const answer = await api.call(registerChangeRoutes.undo, { params: { organisation, change: last } });
      done.current = done.current.filter((one) => one !== last);
      if (!answer.ok) return refuse(answer.problem);
      const { restored, kept } = answer.value;
      await renew([...restored, ...kept].map(({ risk }) => risk));
      setWork({ state: "said", text: t("undone", { kept: kept.length }), undo: null });
    });
  };

  return {
    work,
    change,
    apply: (edits: readonly Edit[], plan: string | null) => void write(edits, plan),
    preview: (edits: readonly Edit[]) => void preview(edits),
    insist: (edit: Edit) => void insist(edit),
    undo,
    say: (text: string) => setWork({ state: "said", text, undo: null }),
    rest,
  };
};

export type Changes = ReturnType<typeof useChanges>;
