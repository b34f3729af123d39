import { Link } from "@tanstack/react-router";
import { ismsRoutes, soaTexts } from "@touchstone/contract";
import { soaEditions } from "@touchstone/register";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { type Edition, type Soa, type SoaRow, useSoaEdits } from "./soa-edits.ts";
import { Approvals, Fill, Progress, SoaExports, Warnings } from "./soa-parts.tsx";
import { Processes } from "./soa-processes.tsx";
import { SoaThemes } from "./soa-themes.tsx";
import "./isms.css";

const shows = ["undecided", "applicable", "excluded", "warned"] as const;
type Show = (typeof shows)[number];

const isShown = ({ applicable, control }: SoaRow, show: Show | undefined, warned: ReadonlySet<string>): boolean => {
  switch (show) {
    case undefined:
      return true;
    case "undecided":
      return applicable === null;
    case "applicable":
      return applicable === true;
    case "excluded":
      return applicable === false;
    case "warned":
      return warned.has(control);
  }
};

const showTexts = {
  undecided: "showUndecided",
  applicable: "showApplicable",
  excluded: "showExcluded",
  warned: "showWarned",
} as const;

const Filters = ({ soa }: { readonly soa: Soa }) => {
  const t = useText(soaTexts);
  const say = useBilingual();
  const [group, setGroup] = useSearchText("group");
  const [show, setShow] = useSearchText("show");
  return (
    <div className="isms-filters no-print">
      <Field label={t("filterGroup")}>
        {(tie) => (
          <select {...tie} value={group ?? ""} onChange={(event) => setGroup(event.target.value || null)}>
            <option value="">{t("filterAll")}</option>
            {soa.groups.map(({ id, title }) => (
              <option key={id} value={id}>
                {id} {say(title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("filterShow")}>
        {(tie) => (
          <select {...tie} value={show ?? ""} onChange={(event) => setShow(event.target.value || null)}>
            <option value="">{t("filterAll")}</option>
            {shows.map((one) => (
              <option key={one} value={one}>
                {t(showTexts[one])}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
};

const Statement = ({ soa }: { readonly soa: Soa }) => {
  const t = useText(soaTexts);
  const { may } = useWho();
  const [group] = useSearchText("group");
  const [asked] = useSearchText("show");
  const { command, edit, shown, isSaving } = useSoaEdits(soa.edition);
  const show = shows.find((one) => one === asked);
  const warned = new Set(soa.warnings.filter(({ code }) => code !== "without-process").map(({ control }) => control));
  const rows = soa.lines.map(shown);
  // By what the server knows: a line that is being decided stays under the hand.
  const kept = new Set(soa.lines.filter((line) => isShown(line, show, warned)).map(({ control }) => control));
  const listed = rows.filter((row) => kept.has(row.control) && (group === null || row.group === group));
  const canWrite = may("register.write");
  const decideRest = () => {
    for (const { control, applicable } of rows) if (applicable === null) edit(control, { applicable: true });
  };
  return (
    <>
      {soa.inForce ? null : <p className="notice hold">{t("ended")}</p>}
      <Progress rows={rows} />
      <Warnings warnings={soa.warnings} />
      <Processes rows={rows} />
      {canWrite ? <Fill soa={soa} decideRest={decideRest} /> : null}
      <Filters soa={soa} />
      {canWrite ? <small className="no-print">{t("keys")}</small> : null}
      <CommandOutcome of={command} />
      {listed.length === 0 ? (
        <div className="card">
          <EmptyState title={t("nothing")} />
        </div>
      ) : (
        <SoaThemes
          groups={soa.groups}
          rows={listed}
          edit={canWrite ? edit : null}
          isFiltered={group !== null || show !== undefined}
        />
      )}
      <Approvals soa={soa} isSaving={isSaving} />
    </>
  );
};

export const Page = () => {
  const t = useText(soaTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const [asked, setAsked] = useSearchText("edition");
  const edition: Edition = soaEditions.find((one) => one === asked) ?? "2022";
  const answer = useLoaded(ismsRoutes.soa, {
    params: { organisation: here.organisation, edition },
    query: { on },
  });
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("title")}
        actions={
          <>
            <Link className="btn" to="/register/isms/soa-comparison">
              {t("compare")}
            </Link>
            <Link className="btn" to="/register/isms/soa-print" search={{ edition }}>
              {t("print")}
            </Link>
            <SoaExports edition={edition} />
          </>
        }
      />
      <div className="isms-filters no-print">
        <Field label={t("edition")}>
          {(tie) => (
            <select {...tie} value={edition} onChange={(event) => setAsked(event.target.value)}>
              {soaEditions.map((one) => (
                <option key={one} value={one}>
                  {t("editionOf", { edition: one })}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Loading of={answer}>{(soa) => <Statement key={soa.edition} soa={soa} />}</Loading>
    </div>
  );
};
