import { Link } from "@tanstack/react-router";
import { handoverRoutes, handoverTexts } from "@touchstone/contract";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePaged } from "../../shell/paged.tsx";
import { useWho } from "../../shell/session.tsx";
import "./handover.css";

/** Every package that went, or is to go, to a body. */
export const Page = () => {
  const t = useText(handoverTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const params = { organisation: here.organisation };
  const pages = usePaged(handoverRoutes.list, (cursor) => ({ params, query: cursor }));
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { name: say(here.name) })}
        title={t("title")}
        actions={
          may("register.write") ? (
            <Link to="/handover/choose" className="btn primary">
              {t("choose")}
            </Link>
          ) : null
        }
      />
      <p>{t("lead")}</p>
      <Loading of={pages}>
        {(value) => (
          <section className="card">
            {value.items.length === 0 ? <EmptyState title={t("none")} /> : null}
            <ul className="handed-list">
              {value.items.map(({ id, sent, things }) => (
                <li key={id} className="card-body">
                  <Link to="/handover/$handover" params={{ handover: id }}>
                    {sent === null
                      ? t("draft", { count: things })
                      : t("sentTo", {
                          on: sent.on,
                          number: sent.case.number,
                          body: say(sent.case.body.name),
                          count: things,
                        })}
                  </Link>
                </li>
              ))}
            </ul>
            <More of={value} />
          </section>
        )}
      </Loading>
    </div>
  );
};
