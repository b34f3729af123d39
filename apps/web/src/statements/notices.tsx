import {
  noticeEffectTexts,
  noticeKindTexts,
  type OutputOf,
  statementDeskTexts,
  statementRoutes,
} from "@touchstone/contract";
import { noticeEffects, noticeKinds } from "@touchstone/kernel";
import { legalToday } from "../shell/as-of.tsx";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { WhyLink } from "../shell/why.tsx";

export type Notice = OutputOf<typeof statementRoutes.notices>["items"][number];

const Acts = ({ notice }: { readonly notice: Notice }) => {
  const t = useText(statementDeskTexts);
  const effect = useText(noticeEffectTexts);
  const { here } = useWho();
  const params = { organisation: here.organisation, notice: notice.id };
  const open = noticeEffects.filter((one) => notice.kind !== "serious-accident" || one !== "none");
  if (notice.owed?.what === "answer")
    return (
      <CommandForm
        route={statementRoutes.answerNotice}
        act={t("answer")}
        fields={[
          {
            name: "effect",
            label: t("effect"),
            kind: "select",
            options: open.map((one) => ({ value: one, label: effect(one) })),
          },
          { name: "reason", label: t("reason"), kind: "prose" },
        ]}
        input={({ texts }) => ({
          params,
          body: {
            effect: open.find((one) => one === texts.effect) ?? "special-audit",
            reason: texts.reason,
            version: notice.version,
          },
        })}
      />
    );
  return (
    <CommandForm
      route={statementRoutes.carryOutNotice}
      act={t("carryOut")}
      fields={[
        { name: "on", label: t("seenOn"), kind: "date", initial: legalToday() },
        { name: "note", label: t("note"), kind: "prose", need: "optional" },
      ]}
      input={({ texts }) => ({ params, body: { ...texts, version: notice.version } })}
    />
  );
};

const Line = ({ notice, may }: { readonly notice: Notice; readonly may: boolean }) => {
  const t = useText(statementDeskTexts);
  const kind = useText(noticeKindTexts);
  const effect = useText(noticeEffectTexts);
  const { answer, clock, carriedOut, owed } = notice;
  const isLate = owed !== null && owed.due !== null && owed.due < legalToday();
  return (
    <li className="todo">
      <div>
        <StateTag tone={owed === null ? "off" : isLate ? "stop" : "hold"}>{kind(notice.kind)}</StateTag>{" "}
        <small>{t("reported", { happened: notice.happenedOn, reported: notice.reportedOn })}</small>
        <div>{notice.what}</div>
        {answer === null ? (
          <WhyLink
            answer={{
              title: t("answerBy", { due: clock.due }),
              rules: [clock.rule],
              facts: [
                [t("happenedOn"), notice.happenedOn],
                [t("due"), clock.due],
              ],
            }}
          >
            {t("answerBy", { due: clock.due })}
          </WhyLink>
        ) : (
          <div>
            {t("answered", { on: answer.on, effect: effect(answer.effect), reason: answer.reason })}{" "}
            {answer.auditBy === null || carriedOut !== null ? null : (
              <strong>{t("auditBy", { due: answer.auditBy })}</strong>
            )}
          </div>
        )}
        {carriedOut === null ? null : <div>{t("done", { on: carriedOut.on })}</div>}
        {owed !== null && may ? <Acts notice={notice} /> : null}
      </div>
    </li>
  );
};

type ReportProps = { readonly caseId: string; readonly statement: string };

export const ReportForm = ({ caseId, statement }: ReportProps) => {
  const t = useText(statementDeskTexts);
  const kind = useText(noticeKindTexts);
  return (
    <CommandForm
      route={statementRoutes.report}
      act={t("report")}
      fields={[
        {
          name: "kind",
          label: t("kind"),
          kind: "select",
          options: noticeKinds.map((one) => ({ value: one, label: kind(one) })),
        },
        { name: "what", label: t("what"), kind: "prose" },
        { name: "happenedOn", label: t("happenedOn"), kind: "date", initial: legalToday() },
      ]}
      input={({ texts }) => ({
        params: { case: caseId },
        body: {
          statement,
          kind: noticeKinds.find((one) => one === texts.kind) ?? "other",
          what: texts.what,
          happenedOn: texts.happenedOn,
        },
      })}
    />
  );
};

type Props = { readonly notices: readonly Notice[]; readonly may: boolean; readonly report?: ReportProps };

/** What the holder reported, and what the body made of it: both sides see the same. */
export const Notices = ({ notices, may, report }: Props) => {
  const t = useText(statementDeskTexts);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("notices")}</h2>
        {report === undefined ? null : <small>{t("reportLead")}</small>}
      </div>
      {notices.length === 0 ? <p className="card-body small">{t("noNotices")}</p> : null}
      <ul className="history">
        {notices.map((notice) => (
          <Line key={notice.id} notice={notice} may={may} />
        ))}
      </ul>
      {report === undefined ? null : (
        <div className="card-body">
          <ReportForm {...report} />
        </div>
      )}
    </section>
  );
};
