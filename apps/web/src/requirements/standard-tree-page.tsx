import { Link } from "@tanstack/react-router";
import { lawScheduleRoutes, lawScheduleTexts, type OutputOf, requirementsTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { Chinese } from "./law-words.tsx";
import "./requirements.css";

type Tree = OutputOf<typeof lawScheduleRoutes.standardTree>;
type Standard = Tree["standards"][number];

const useColumns = ({ standards }: Tree): readonly Column<Standard>[] => {
  const t = useText(lawScheduleTexts);
  const say = useBilingual();
  const named = (id: string | null) => standards.find((one) => one.id === id)?.designation ?? "";
  return [
    {
      key: "standard",
      head: t("standard"),
      cell: ({ designation, depth }) => <span className={`law-depth-${Math.min(depth, 3)}`}>{designation}</span>,
    },
    { key: "sector", head: t("sector"), cell: ({ sector }) => say(sector) },
    {
      key: "from",
      head: t("from"),
      cell: ({ relation, from }) => (relation === null ? "–" : t(`standard.${relation}`, { from: named(from) })),
    },
  ];
};

const Drawn = ({ of }: { readonly of: Tree }) => {
  const t = useText(lawScheduleTexts);
  const say = useBilingual();
  const columns = useColumns(of);
  return (
    <>
      <div className="card">
        <DataTable caption={t("standardTree")} columns={columns} rows={of.standards} rowKey={({ id }) => id} />
      </div>
      <section className="card card-body">
        <h2>{t("legalBase")}</h2>
        <ul>
          {of.laws.map(({ family, version, title }) => (
            <li key={family}>
              <Link to="/requirements/law/$family" params={{ family }} search={{ on: of.on, version: version ?? "" }}>
                <Chinese>{title}</Chinese>
              </Link>{" "}
              <span className="num">{version ?? "–"}</span>
            </li>
          ))}
        </ul>
      </section>
      <small>{of.doubts.map(say).join(" ")}</small>
    </>
  );
};

export const Page = () => {
  const t = useText(lawScheduleTexts);
  const law = useText(requirementsTexts);
  const { on } = useAsOf();
  const tree = useLoaded(lawScheduleRoutes.standardTree, { query: { on } });
  return (
    <div className="page narrow">
      <PageHead kicker={`${law("title")} · ${law("asOf")} ${on}`} title={t("standardTree")} />
      <Loading of={tree}>{(value) => <Drawn of={value} />}</Loading>
    </div>
  );
};
