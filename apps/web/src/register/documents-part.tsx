import { registerRoutes, registerTexts } from "@touchstone/contract";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { ExtractForm } from "./extract-form.tsx";
import { Part } from "./plan-parts.tsx";
import { PrintedDate } from "./printed-date.tsx";
import { useRenumbered } from "./renumbered.ts";
import { type PartProps, rowParams } from "./row-data.ts";

type Line = PartProps["row"]["lines"][number];

type ClausesProps = { readonly line: Line; readonly numbers: ReadonlyMap<string, string> };

const Clauses = ({ line, numbers }: ClausesProps) => {
  const t = useText(registerTexts);
  return line.clauses.map(({ id, article, quote, digest, family, version, overtakenBy, endedOn }) => (
    <div key={id}>
      <strong>{article}</strong> <small className="num">{`${family}@${version}`}</small>{" "}
      <StateTag tone={digest === null ? "off" : "ok"}>{t(digest === null ? "uncheckedText" : "checkedText")}</StateTag>
      {overtakenBy === null ? null : (
        <StateTag tone="hold">{t("replacedBy", { title: overtakenBy.title, version: overtakenBy.version })}</StateTag>
      )}
      {numbers.has(id) ? <StateTag tone="ok">{t("nowAt", { article: numbers.get(id) ?? "" })}</StateTag> : null}
      {overtakenBy === null && endedOn !== null ? (
        <StateTag tone="hold">{t("lapsed", { since: endedOn })}</StateTag>
      ) : null}
      <blockquote>{quote}</blockquote>
    </div>
  ));
};

/** Columns ② ③ ④: each document with its date as printed and the clauses taken from it. */
export const DocumentsPart = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const { row } = part;
  const params = rowParams(part);
  const canWrite = may("register.write");
  const numbers = useRenumbered(part);
  return (
    <Part title={t("documentsTitle")} id="clauses" row={row} columns={["clauses"]}>
      {row.lines.map((line) => (
        <div className="item stack" key={line.id}>
          <div className="row">
            <strong>{line.withdrawn === null ? line.title : <s>{line.title}</s>}</strong>
            <PrintedDate line={line} />
            {line.withdrawn === null ? null : <small>{t("withdrawn", { reason: line.withdrawn.reason })}</small>}
            {line.clauses.length === 0 && line.withdrawn === null ? (
              <StateTag tone="hold">{t("notExtracted")}</StateTag>
            ) : null}
          </div>
          <Clauses line={line} numbers={numbers} />
          {canWrite && line.withdrawn === null ? (
            <div className="row">
              <ExtractForm line={line} {...part} />
              <CommandForm
                route={registerRoutes.withdrawDocument}
                act={t("withdraw")}
                fields={[{ name: "reason", label: t("withdrawReason"), kind: "line" }]}
                input={({ one }) => ({ params, body: { line: line.id, reason: one("reason") } })}
              />
            </div>
          ) : null}
        </div>
      ))}
      {canWrite ? (
        <CommandForm
          route={registerRoutes.addDocument}
          act={t("addDocument")}
          fields={[
            { name: "title", label: t("documentTitle"), kind: "line" },
            {
              name: "printedDate",
              label: t("documentDate"),
              kind: "line",
              hint: t("documentDateHint"),
              need: "optional",
            },
          ]}
          input={({ one }) => ({ params, body: { title: one("title"), printedDate: one("printedDate") } })}
        />
      ) : null}
    </Part>
  );
};
