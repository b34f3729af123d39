import { Link } from "@tanstack/react-router";
import { ismsRoutes, ismsWords, type OutputOf, soaTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { saveCsv } from "../../shell/csv.ts";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePortion } from "../../shell/paged.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import "./isms.css";

type Compared = OutputOf<typeof ismsRoutes.compareSoa>["controls"][number];
type Line = Compared["newer"];

const tones = { new: "hold", undecided: "wait", same: "ok", differs: "stop" } as const;
const verdicts = ["new", "undecided", "same", "differs"] as const;

const useSaid = () => {
  const words = useText(ismsWords);
  return ({ applicable }: Line) => words(applicable === null ? "undecided" : applicable ? "applies" : "excluded");
};

const Side = ({ line, isChecked }: { readonly line: Line; readonly isChecked: boolean }) => {
  const words = useText(ismsWords);
  const say = useBilingual();
  const said = useSaid();
  return (
    <div>
      <b className="num">{line.control}</b>
      {isChecked ? null : (
        <abbr title={words("checkedMapping")}>
          ?<span className="visually-hidden"> {words("checkedMapping")}</span>
        </abbr>
      )}{" "}
      {say(line.title)} · {said(line)}
      {line.justification === "" ? null : <div className="small">{line.justification}</div>}
    </div>
  );
};

const Table = ({
  rows,
  columns,
}: {
  readonly rows: readonly Compared[];
  readonly columns: readonly Column<Compared>[];
}) => {
  const t = useText(soaTexts);
  const pages = usePortion(rows);
  return (
    <>
      <DataTable
        caption={t("compareTitle")}
        columns={columns}
        rows={pages.items}
        rowKey={({ newer }) => newer.control}
      />
      {pages.isCut ? <More of={pages} /> : null}
    </>
  );
};

export const Page = () => {
  const t = useText(soaTexts);
  const words = useText(ismsWords);
  const say = useBilingual();
  const said = useSaid();
  const { here } = useWho();
  const [asked, setAsked] = useSearchText("show");
  const verdict = verdicts.find((one) => one === asked);
  const answer = useLoaded(ismsRoutes.compareSoa, { params: { organisation: here.organisation } });
  const columns: readonly Column<Compared>[] = [
    { key: "newer", head: t("newer"), cell: ({ newer }) => <Side line={newer} isChecked /> },
    {
      key: "older",
      head: t("older"),
      cell: ({ older }) =>
        older.length === 0
          ? "–"
          : older.map(({ line, checked }) => <Side key={line.control} line={line} isChecked={checked} />),
    },
    {
      key: "verdict",
      head: t("verdict"),
      cell: (row) => <StateTag tone={tones[row.verdict]}>{words(`verdict.${row.verdict}`)}</StateTag>,
    },
  ];
  const save = (rows: readonly Compared[]) =>
    saveCsv(
      "soa-2013-2022.csv",
      [t("newer"), words("applicable"), t("older"), words("applicable"), t("verdict")],
      rows.map(({ newer, older, verdict: one }) => [
        newer.control,
        said(newer),
        older.map(({ line, checked }) => `${line.control}${checked ? "" : "?"}`).join(" "),
        older.map(({ line }) => said(line)).join(" "),
        words(`verdict.${one}`),
      ]),
    );
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("compareTitle")}
        actions={
          <Link className="btn" to="/register/isms/soa">
            {t("backToSoa")}
          </Link>
        }
      />
      <p>{t("compareLead")}</p>
      <div className="isms-filters">
        <Field label={t("filterShow")}>
          {(tie) => (
            <select {...tie} value={verdict ?? ""} onChange={(event) => setAsked(event.target.value || null)}>
              <option value="">{t("filterAll")}</option>
              {verdicts.map((one) => (
                <option key={one} value={one}>
                  {words(`verdict.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Loading of={answer}>
        {({ controls, counts }) => (
          <section className="card">
            <div className="card-head">
              <span>{t("counts", counts)}</span>
              <button type="button" className="btn small" onClick={() => save(controls)}>
                {t("csv")}
              </button>
            </div>
            <Table
              key={verdict}
              columns={columns}
              rows={controls.filter((row) => verdict === undefined || row.verdict === verdict)}
            />
          </section>
        )}
      </Loading>
    </div>
  );
};
