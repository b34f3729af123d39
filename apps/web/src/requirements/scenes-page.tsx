import { Link } from "@tanstack/react-router";
import { requirementsRoutes, sceneTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import "./requirements.css";

const OpenScene = () => {
  const t = useText(sceneTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { organisation } = here;
  const scenes = useLoaded(requirementsRoutes.scenes, { query: { organisation } });
  const known = scenes.state === "ready" ? scenes.value.scenes : [];
  return (
    <CommandForm
      route={requirementsRoutes.sceneOpen}
      act={t("open")}
      fields={[
        { name: "zh", label: t("nameZh"), kind: "line" },
        { name: "en", label: t("nameEn"), kind: "line" },
        { name: "key", label: t("key"), hint: t("keyHint"), kind: "line" },
        { name: "prefix", label: t("prefix"), hint: t("prefixHint"), kind: "line" },
        {
          name: "copyOf",
          label: t("copyOf"),
          kind: "select",
          need: "optional",
          options: [
            { value: "", label: t("copyNone") },
            ...known.map(({ id, name }) => ({ value: id, label: say(name) })),
          ],
        },
      ]}
      input={({ texts: { zh, en, key, prefix, copyOf } }) => ({
        params: { organisation },
        body: { key, prefix, title: { zh, en }, copyOf: copyOf === "" ? null : copyOf },
      })}
    />
  );
};

export const Page = () => {
  const t = useText(sceneTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const found = useLoaded(requirementsRoutes.ownScenes, { params: { organisation: here.organisation } });
  return (
    <div className="page">
      <PageHead kicker={say(here.name)} title={t("title")} />
      <p>{t("lead")}</p>
      {may("requirements.propose") ? <OpenScene /> : null}
      <Loading of={found}>
        {({ scenes }) =>
          scenes.length === 0 ? (
            <EmptyState title={t("none")} />
          ) : (
            <div className="card">
              <DataTable
                caption={t("title")}
                rows={scenes}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: "title",
                    head: t("title"),
                    cell: ({ id, title }) => (
                      <Link to="/requirements/scenes/$scene" params={{ scene: id }}>
                        {say(title)}
                      </Link>
                    ),
                  },
                  { key: "key", head: t("key"), cell: ({ key }) => <span className="num">{key}</span> },
                  {
                    key: "state",
                    head: t("stateApproved"),
                    cell: ({ approved, pending, withdrawn }) =>
                      withdrawn === null ? (
                        <span>
                          {t("approvedCount", { count: approved })} · {t("pendingCount", { count: pending })}
                        </span>
                      ) : (
                        <StateTag tone="off">{t("stateWithdrawn")}</StateTag>
                      ),
                  },
                ]}
              />
            </div>
          )
        }
      </Loading>
    </div>
  );
};
