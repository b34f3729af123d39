import { Link, useParams } from "@tanstack/react-router";
import { statementDeskTexts, statementPageTexts, statementRoutes } from "@touchstone/contract";
import { Fragment } from "react";
import { useLoaded } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { Editions, History } from "./history.tsx";
import { MarkChecks } from "./mark-checks.tsx";
import { Notices } from "./notices.tsx";
import { OutlookList } from "./outlook-list.tsx";
import { Attested, Files } from "./statement-said.tsx";
import "./statements.css";

/** One certificate as its holder sees it: what comes next, what was asked, and where changes are reported. */
export const Page = () => {
  const t = useText(statementDeskTexts);
  const page = useText(statementPageTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { case: caseId = "" } = useParams({ strict: false });
  const found = useLoaded(statementRoutes.ofCase, { params: { case: caseId } });
  const title = found.state === "ready" ? (found.value.statements[0]?.attested.number ?? page("one")) : page("one");
  return (
    <div className="page narrow">
      <PageHead
        kicker={page("kicker", { organisation: say(here.name), on: legalToday() })}
        title={title}
        actions={
          <Link className="btn" to="/held-statements">
            {t("heldTitle")}
          </Link>
        }
      />
      <Loading of={found}>
        {({ statements, notices, markChecks }) => (
          <>
            {statements.map((statement) => (
              <Fragment key={statement.id}>
                <OutlookList lines={statement.outlook} />
                {may("cases.apply") ? (
                  <div>
                    <Link className="btn" to="/cases/apply-again" search={{ case: caseId, statement: statement.id }}>
                      {t("applyAgain")}
                    </Link>
                  </div>
                ) : null}
                <Notices
                  notices={notices.filter((notice) => notice.statement === statement.id)}
                  may={false}
                  report={{ caseId, statement: statement.id }}
                />
                <MarkChecks
                  statement={statement.id}
                  checks={markChecks.filter((check) => check.statement === statement.id)}
                  may={false}
                />
                <Attested statement={statement} />
                <Files of={statement.published} />
                <History statement={statement} />
                <Editions statement={statement} />
              </Fragment>
            ))}
          </>
        )}
      </Loading>
    </div>
  );
};
