import { Link } from "@tanstack/react-router";
import { labelRoutes, labelTexts, type OutputOf } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { CommandForm } from "../../shell/command-form.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { DownloadButton } from "../evaluation/download-button.tsx";
import { PrepareForm } from "./prepare-form.tsx";

type Listed = OutputOf<typeof labelRoutes.list>;
type Thing = Listed["things"][number];
type Props = { readonly thing: Thing; readonly organisation: string };

const Standing = ({ thing: { label } }: { readonly thing: Thing }) => {
  const t = useText(labelTexts);
  if (label === null) return <StateTag tone="off">{t("noLabel")}</StateTag>;
  return (
    <>
      <StateTag tone="ok">{t("inForce", label)}</StateTag>
      <div>
        <a href={`/things/${label.code}`}>{t("open")}</a>
      </div>
    </>
  );
};

const Acts = ({ thing, organisation }: Props) => {
  const t = useText(labelTexts);
  const { may } = useWho();
  const [isOpen, setOpen] = useState(false);
  const params = { organisation, thing: thing.thing };
  return (
    <div className="stack">
      <div className="row">
        {thing.label === null
          ? null
          : (["pdf", "svg"] as const).map((format) => (
              <DownloadButton
                key={format}
                route={labelRoutes.print}
                input={{ params, query: { format } }}
                name={`label.${format}`}
              >
                {t(format)}
              </DownloadButton>
            ))}
        {thing.label === null || !may("register.write") ? null : (
          <CommandForm
            route={labelRoutes.withdraw}
            act={t("withdraw")}
            fields={[{ name: "reason", label: t("reason"), kind: "line" }]}
            input={({ texts }) => ({ params, body: texts })}
          />
        )}
        {thing.final || !may("register.write") ? null : (
          <button
            type="button"
            className="btn small"
            aria-expanded={isOpen}
            aria-label={`${t(thing.label === null ? "prepare" : "prepareAgain")} ${thing.title}`}
            onClick={() => setOpen(!isOpen)}
          >
            {t(thing.label === null ? "prepare" : "prepareAgain")}
          </button>
        )}
      </div>
      {isOpen ? <PrepareForm key={thing.label?.code ?? ""} params={params} /> : null}
    </div>
  );
};

const Things = ({ things, of }: Listed) => {
  const t = useText(labelTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  if (things.length === 0)
    return (
      <EmptyState
        title={t("none")}
        action={
          may("register.write") ? (
            <Link to="/records/$kind/new" params={{ kind: "equipment" }} className="btn">
              {t("enterThing")}
            </Link>
          ) : null
        }
      />
    );
  return (
    <section className="card">
      <DataTable
        caption={t("title")}
        rows={things}
        rowKey={({ thing }) => thing}
        columns={[
          {
            key: "thing",
            head: t("thing"),
            cell: ({ thing, title, state }) => (
              <>
                <Link to="/records/$kind/$record" params={{ kind: "equipment", record: thing }}>
                  {title}
                </Link>
                <br />
                <small>{say(state)}</small>
              </>
            ),
          },
          { key: "label", head: t("label"), cell: (thing) => <Standing thing={thing} /> },
          {
            key: "acts",
            head: t("acts"),
            cell: (thing) => <Acts thing={thing} organisation={here.organisation} />,
          },
        ]}
      />
      {of > things.length ? <p className="card-body">{t("more", { of })}</p> : null}
    </section>
  );
};

export const Page = () => {
  const t = useText(labelTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { organisation } = here;
  const listed = useLoaded(labelRoutes.list, { params: { organisation } }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name) })} title={t("title")} />
      <p>{t("lead")}</p>
      <Loading of={listed}>{(value) => <Things {...value} />}</Loading>
    </div>
  );
};
