import { olderThanServer, type Problem, type RefusalAnswer, shellTexts } from "@touchstone/contract";
import type { CommandState } from "./api.ts";
import { useText } from "./language.tsx";

type RefusalListProps = { readonly refusals: readonly RefusalAnswer[] };

/** Every reason, each with its rule, its place in a file and the day from which it would pass. */
export const RefusalList = ({ refusals }: RefusalListProps) => {
  const t = useText(shellTexts);
  return (
    <ul>
      {refusals.map((refusal) => (
        <li key={`${refusal.code} ${JSON.stringify(refusal.facts)} ${JSON.stringify(refusal.place)}`}>
          <div>{refusal.message}</div>
          {refusal.place?.file ? (
            <div className="small num">
              {t("inFile", {
                file: refusal.place.file,
                row: refusal.place.row ?? "none",
                column: refusal.place.column ?? "none",
              })}
            </div>
          ) : null}
          <div className="row">
            <span className="rule">
              {refusal.rule.source} {refusal.rule.clause}
            </span>
            {refusal.passesFrom === null ? null : (
              <span className="num">{t("passesFrom", { date: refusal.passesFrom })}</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
};

export const Refusals = ({ problem }: { readonly problem: Problem }) => {
  const t = useText(shellTexts);
  const { refusals } = problem.error;
  return (
    <div className="notice stop" role="alert">
      {refusals.length === 1 ? null : <strong>{t("refusedTitle", { count: refusals.length })}</strong>}
      <RefusalList refusals={refusals} />
    </div>
  );
};

/** The server was not reached, or it is newer than this page; the last line is for whoever looks after it. */
export const Fault = ({ fault, retry }: { readonly fault: string; readonly retry?: () => void }) => {
  const t = useText(shellTexts);
  const isOld = fault.includes(olderThanServer);
  const again = isOld ? () => location.reload() : retry;
  return (
    <div className="notice stop" role="alert">
      <strong>{t(isOld ? "older" : "offlineTitle")}</strong>
      {isOld ? null : <div>{t("offlineRemedy")}</div>}
      <div className="small num">{fault}</div>
      {again === undefined ? null : (
        <div>
          <button type="button" className="btn small" onClick={again}>
            {t("retry")}
          </button>
        </div>
      )}
    </div>
  );
};

/** Stands beside the button that was pressed: why it was refused, or that the server was not reached. */
export const CommandOutcome = ({ of }: { readonly of: { readonly status: CommandState } }) => {
  if (of.status.state === "refused") return <Refusals problem={of.status.problem} />;
  return of.status.state === "failed" ? <Fault fault={of.status.fault} /> : null;
};
