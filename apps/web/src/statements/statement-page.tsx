import { Link, useParams } from "@tanstack/react-router";
import { statementDeskTexts, statementPageTexts, statementRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { ChangeForm } from "./change-form.tsx";
import { DossierExport } from "./dossier-export.tsx";
import { Editions, History } from "./history.tsx";
import { MarkChecks } from "./mark-checks.tsx";
import { Notices } from "./notices.tsx";
import { OutlookList } from "./outlook-list.tsx";
import { Attested, Dialects, Files } from "./statement-said.tsx";
import { TransferForm } from "./transfer-form.tsx";
import "./statements.css";

const Watch = ({ statement }: { readonly statement: string }) => {
  const { here, may } = useWho();
  const input = { params: { organisation: here.organisation }, query: { statement, limit: 200 } };
  const checks = useLoaded(statementRoutes.markChecks, input);
  const notices = useLoaded(statementRoutes.notices, input);
  return (
    <>
      <Loading of={notices}>{({ items }) => <Notices notices={items} may={may("statements.change")} />}</Loading>
      <Loading of={checks}>
        {({ items }) => <MarkChecks statement={statement} checks={items} may={may("statements.watch")} />}
      </Loading>
    </>
  );
};

export const Page = () => {
  const t = useText(statementPageTexts);
  const desk = useText(statementDeskTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on, stands } = useAsOf();
  const { statement = "" } = useParams({ strict: false });
  const found = useLoaded(statementRoutes.show, {
    params: { organisation: here.organisation, statement },
    query: stands === "today" ? {} : { on },
  });
  const title = found.state === "ready" ? found.value.attested.number : t("one");
  return (
    <div className="page narrow">
      <PageHead
        kicker={t("kicker", { organisation: say(here.name), on })}
        title={title}
        actions={
          <Link className="btn" to="/statements">
            {t("back")}
          </Link>
        }
      />
      <Loading of={found}>
        {(value) => (
          <>
            {stands === "today" ? null : <div className="notice hold">{desk("pastLead", { on })}</div>}
            <OutlookList lines={value.outlook} opens={may("cases.plan") ? value.id : null} />
            <Attested statement={value} />
            <Files of={value.published} />
            <Watch statement={value.id} />
            <History statement={value} />
            <Editions statement={value} />
            {may("statements.change") ? (
              <>
                <ChangeForm statement={value} />
                <DossierExport statement={value} />
                <TransferForm statement={value} />
              </>
            ) : null}
            <Dialects statement={value} />
          </>
        )}
      </Loading>
    </div>
  );
};
