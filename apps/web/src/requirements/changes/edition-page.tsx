import { Link, useParams } from "@tanstack/react-router";
import { changeRoutes, changeTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { WhyLink } from "../../shell/why.tsx";
import { Letters } from "./letters.tsx";
import { Cases, Statements } from "./touched-lists.tsx";
import "../requirements.css";

/** What a new edition of a standard touches in the body: its schemes, open cases and statements. */
export const Page = () => {
  const t = useText(changeTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { edition = "" } = useParams({ strict: false });
  const own = useLoaded(changeRoutes.ownEdition, { params: { organisation: here.organisation, edition } });
  return (
    <div className="page">
      <PageHead
        kicker={`${t("impact")} · ${say(here.name)}`}
        title={own.state === "ready" ? own.value.change.to : edition}
        actions={
          <Link className="btn" to="/cases/transition">
            {t("plan")}
          </Link>
        }
      />
      <Loading of={own}>
        {({ change, cases, statements }) => (
          <>
            <div className="card card-body stack">
              <p>
                <WhyLink
                  answer={{
                    title: t("editionEnds", { from: change.from.join(" / "), on: change.end.on }),
                    because: `${change.pack}@${change.edition}`,
                    rules: [{ ...change.end.rule, pack: `${change.pack}@${change.edition}` }],
                  }}
                >
                  {t("editionEnds", { from: change.from.join(" / "), on: change.end.on })}
                </WhyLink>
              </p>
              {change.lastInitialAudit === null ? null : <p>{t("lastInitial", { on: change.lastInitialAudit })}</p>}
              <p>
                {t("rules")}{" "}
                {change.schemes.length === 0
                  ? t("none")
                  : change.schemes.map(({ id, edition: of, name }) => `${say(name)} ${id}@${of}`).join(" · ")}
              </p>
            </div>
            {cases.length + statements.length === 0 ? <p>{t("nobody")}</p> : null}
            <Cases cases={cases} />
            <Statements statements={statements} />
            <Letters about={{ edition }} />
          </>
        )}
      </Loading>
    </div>
  );
};
