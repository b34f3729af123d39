import { Link } from "@tanstack/react-router";
import { requirementsTexts, workshopRoutes, workshopTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { GuideFilters, useGuideWhere } from "./guide-filters.tsx";
import "./requirements.css";
import "./guide.css";

const Opening = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(workshopTexts);
  const where = useGuideWhere();
  return (
    <section className="card card-body stack" aria-label={t("open")}>
      <GuideFilters />
      <CommandForm
        route={workshopRoutes.open}
        act={t("open")}
        fields={[
          { name: "title", label: t("name"), kind: "line" },
          { name: "text", label: t("text"), kind: "prose", hint: t("textHint") },
          { name: "points", label: t("points"), kind: "line", hint: t("pointsHint") },
        ]}
        input={({ texts: { title, text, points } }) => ({
          params: { organisation },
          body: { ...where, title, text, points: points.split(/[\s,，、]+/).filter((id) => id !== "") },
        })}
      />
    </section>
  );
};

/** Consistency workshops of the body one works in (CT-22). */
export const Page = () => {
  const t = useText(workshopTexts);
  const law = useText(requirementsTexts);
  const { here, may } = useWho();
  const { organisation } = here;
  const found = useLoaded(workshopRoutes.list, { params: { organisation } });
  return (
    <div className="page">
      <PageHead
        kicker={t("lead")}
        title={t("title")}
        actions={
          <Link className="btn" to="/requirements/points">
            {law("points")}
          </Link>
        }
      />
      {may("workshops.lead") ? <Opening organisation={organisation} /> : null}
      <Loading of={found}>
        {({ workshops }) =>
          workshops.length === 0 ? (
            <p className="card card-body">{t("none")}</p>
          ) : (
            <div className="card">
              <DataTable
                caption={t("title")}
                rows={workshops}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: "title",
                    head: t("name"),
                    cell: ({ id, title }) => (
                      <Link to="/requirements/workshops/$workshop" params={{ workshop: id }}>
                        {title}
                      </Link>
                    ),
                  },
                  {
                    key: "state",
                    head: t("state"),
                    cell: ({ closed }) => (
                      <StateTag tone={closed === null ? "wait" : "ok"}>
                        {t(closed === null ? "isOpen" : "isClosed")}
                      </StateTag>
                    ),
                  },
                  { key: "opened", head: t("opened"), cell: ({ opened }) => <span className="num">{opened}</span> },
                  { key: "judges", head: t("judges"), cell: ({ judges }) => t("judgeCount", { count: judges }) },
                ]}
              />
            </div>
          )
        }
      </Loading>
    </div>
  );
};
