import { Link } from "@tanstack/react-router";
import { changeRoutes, client, fanOutTexts, type OutputOf } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { Chinese } from "../law-words.tsx";
import "../requirements.css";

type Told = OutputOf<typeof changeRoutes.told>["changes"];
type Asked =
  | { readonly state: "idle" | "busy" | "refused" | "failed" }
  | { readonly state: "ready"; readonly changes: Told };

/** The operator has a token and no account: it goes out with this one question and is kept nowhere. */
const ask = async (token: string): Promise<Asked> => {
  const operator = client({
    newKey: () => crypto.randomUUID(),
    transport: async ({ path, method, headers }) => {
      const authorization = `Bearer ${token}`;
      const response = await fetch(path, { method, headers: { ...headers, authorization }, credentials: "omit" });
      return {
        status: response.status,
        text: () => response.text(),
        bytes: async () => new Uint8Array(await response.arrayBuffer()),
      };
    },
  });
  try {
    const answer = await operator.call(changeRoutes.told, {});
    return answer.ok ? { state: "ready", changes: answer.value.changes } : { state: "refused" };
  } catch {
    // No network, or a token with signs that no header can carry.
    return { state: "failed" };
  }
};

const Changes = ({ changes }: { readonly changes: Told }) => {
  const t = useText(fanOutTexts);
  return changes.length === 0 ? (
    <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
  ) : (
    <section className="card">
      <DataTable
        caption={t("title")}
        rows={changes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "law",
            head: t("law"),
            cell: ({ change: { family, version, title } }) => (
              <>
                <Link to="/requirements/impact/$family/$version" params={{ family, version }}>
                  <Chinese>{title}</Chinese>
                </Link>{" "}
                <small className="num">{version}</small>
              </>
            ),
          },
          {
            key: "state",
            head: t("state"),
            cell: ({ finished }) => (
              <StateTag tone={finished ? "ok" : "hold"}>{t(finished ? "told" : "telling")}</StateTag>
            ),
          },
          {
            key: "registers",
            head: t("registers"),
            cell: ({ done, total }) => <span className="num">{`${done.owners} / ${total.owners}`}</span>,
          },
          {
            key: "rows",
            head: t("rows"),
            cell: ({ done, total }) => <span className="num">{`${done.rows} / ${total.rows}`}</span>,
          },
          { key: "points", head: t("points"), cell: ({ openPoints }) => <span className="num">{openPoints}</span> },
          { key: "known", head: t("known"), cell: ({ knownOn }) => <span className="num">{knownOn}</span> },
          { key: "due", head: t("due"), cell: ({ due }) => <span className="num">{due}</span> },
        ]}
      />
    </section>
  );
};

/** How far each change of law has been told, over the whole platform: counts, never a row of anybody's. */
export const Page = () => {
  const t = useText(fanOutTexts);
  const [token, setToken] = useState("");
  const [asked, setAsked] = useState<Asked>({ state: "idle" });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked({ state: "busy" });
    setAsked(await ask(token.trim()));
  };
  const wrong = asked.state === "refused" || asked.state === "failed" ? t(asked.state) : null;
  return (
    <div className="page">
      <PageHead kicker={t("operator")} title={t("title")} />
      <p>{t("lead")}</p>
      <form className="card card-body" onSubmit={(event) => void submit(event)}>
        <Field label={t("token")} hint={t("tokenHint")} wrong={wrong}>
          {(tie) => (
            <input
              {...tie}
              type="password"
              autoComplete="off"
              value={token}
              maxLength={200}
              onChange={(event) => setToken(event.target.value)}
            />
          )}
        </Field>
        <div className="row">
          <button type="submit" className="btn primary" disabled={token.trim() === "" || asked.state === "busy"}>
            {t("show")}
          </button>
        </div>
      </form>
      {asked.state === "ready" ? <Changes changes={asked.changes} /> : null}
    </div>
  );
};
