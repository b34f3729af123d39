import { Link } from "@tanstack/react-router";
import { impartialityTexts, partyRoutes, partyTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { Committee, Covers } from "./impartiality-bodies.tsx";
import { type Impartiality, Meetings, Risks } from "./impartiality-parts.tsx";

const noticeDays = 90;

const Due = ({ of, on }: { readonly of: Impartiality; readonly on: string }) => {
  const t = useText(impartialityTexts);
  const overdue = of.risks.filter(({ closed, reviewBy }) => closed === null && reviewBy < on);
  const left = of.coveredUntil === null ? null : Temporal.PlainDate.from(on).until(of.coveredUntil).days;
  const isCovered = left !== null && left > noticeDays;
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("due")}</h2>
      </div>
      {overdue.length === 0 && isCovered ? <div className="card-body">{t("dueNone")}</div> : null}
      {overdue.map(({ id, source, owner, reviewBy }) => (
        <div className="todo" key={id}>
          <span>{source}</span>
          <span>{owner}</span>
          <span className="num">{reviewBy}</span>
          <StateTag tone="stop">{t("overdue")}</StateTag>
        </div>
      ))}
      {isCovered ? null : (
        <div className="todo">
          <span>{t("coverAct")}</span>
          <span>{t("covers")}</span>
          <span className="num">{of.coveredUntil ?? "–"}</span>
          <StateTag tone={of.coveredUntil === null ? "stop" : "hold"}>
            {t(of.coveredUntil === null ? "notCovered" : "lapsing")}
          </StateTag>
        </div>
      )}
    </div>
  );
};

/** Committee, risks, meetings and cover of the organisation one works in; what is due stands first. */
export const Page = () => {
  const t = useText(impartialityTexts);
  const people = useText(partyTexts);
  const { here, may } = useWho();
  const { on } = useAsOf();
  const params = { organisation: here.organisation };
  const kept = useLoaded(partyRoutes.impartiality, { params });
  return (
    <div className="page">
      <PageHead
        kicker={t("lead")}
        title={t.word("title")}
        actions={
          <>
            <Link className="btn" to="/parties">
              {people("toPeople")}
            </Link>
            <Link className="btn" to="/parties/relations">
              {people("toRelations")}
            </Link>
          </>
        }
      />
      <Loading of={kept}>
        {(value) => {
          const props = { of: value, on, params, mayWrite: may("parties.write") };
          return (
            <>
              <Due of={value} on={on} />
              <Risks {...props} />
              <Meetings {...props} />
              <Committee {...props} />
              <Covers {...props} />
            </>
          );
        }}
      </Loading>
    </div>
  );
};
