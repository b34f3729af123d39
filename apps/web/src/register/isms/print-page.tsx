import { Link } from "@tanstack/react-router";
import { ismsRoutes, ismsWords, type OutputOf, soaTexts } from "@touchstone/contract";
import { soaEditions } from "@touchstone/register";
import { useLoaded } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import type { Edition } from "./soa-edits.ts";
import { SoaExports } from "./soa-parts.tsx";
import { SoaHead } from "./soa-table.tsx";
import "./isms.css";

type Sheet = Pick<OutputOf<typeof ismsRoutes.soaVersion>, "title" | "groups" | "lines"> & { readonly head: string };

const Sheets = ({ sheet }: { readonly sheet: Sheet }) => {
  const t = useText(soaTexts);
  const words = useText(ismsWords);
  const say = useBilingual();
  const said = (applicable: boolean | null) =>
    words(applicable === null ? "undecided" : applicable ? "applies" : "excluded");
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say(sheet.title)}</h2>
        <span>{sheet.head}</span>
      </div>
      {sheet.groups.map((group) => (
        <section key={group.id} className="scroll" aria-label={`${group.id} ${say(group.title)}`} tabIndex={0}>
          <table className="table cards soa-table">
            <caption>
              {group.id} {say(group.title)}
            </caption>
            <SoaHead />
            <tbody>
              {sheet.lines
                .filter((line) => line.group === group.id)
                .map((line) => (
                  <tr key={line.control}>
                    <th scope="row" className="control">
                      {line.control}
                    </th>
                    <td data-label={words("controlTitle")}>{say(line.title)}</td>
                    <td data-label={words("applicable")}>{said(line.applicable)}</td>
                    <td data-label={words("status")} className={line.applicable === true ? "" : "nothing"}>
                      {line.applicable === true ? words(`status.${line.status}`) : "–"}
                    </td>
                    <td
                      data-label={words("justification")}
                      className={line.justification + line.means === "" ? "nothing" : ""}
                    >
                      {[line.justification, line.means].filter((part) => part !== "").join(" · ") || "–"}
                    </td>
                    <td data-label={words("process")} className={line.process === "" ? "nothing" : ""}>
                      {line.process || "–"}
                    </td>
                    <td data-label={words("risks")} className={line.risks.length === 0 ? "nothing" : ""}>
                      {t("linked", { count: line.risks.length })}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </section>
  );
};

const Approved = ({ edition, number }: { readonly edition: Edition; readonly number: number }) => {
  const t = useText(soaTexts);
  const { here } = useWho();
  const answer = useLoaded(ismsRoutes.soaVersion, { params: { organisation: here.organisation, edition, number } });
  return (
    <Loading of={answer}>
      {(version) => {
        const by = version.by.name ?? t("someone");
        const { moved } = version;
        return (
          <>
            <p className="no-print">
              {moved.length === 0 ? t("movedNone") : t("moved", { controls: moved.join(", ") })}
            </p>
            <Sheets sheet={{ ...version, head: t("versionHead", { number, on: version.on, by }) }} />
          </>
        );
      }}
    </Loading>
  );
};

const Draft = ({ edition }: { readonly edition: Edition }) => {
  const t = useText(soaTexts);
  const { here } = useWho();
  const answer = useLoaded(ismsRoutes.soa, { params: { organisation: here.organisation, edition } });
  return <Loading of={answer}>{(soa) => <Sheets sheet={{ ...soa, head: t("draftHead") }} />}</Loading>;
};

/** The statement to be read and printed: as it stands, or as it was approved. */
export const Page = () => {
  const t = useText(soaTexts);
  const say = useBilingual();
  const { here } = useWho();
  const [asked] = useSearchText("edition");
  const [numbered] = useSearchText("number");
  const edition: Edition = soaEditions.find((one) => one === asked) ?? "2022";
  const number = numbered !== null && /^[1-9]\d{0,4}$/.test(numbered) ? Number(numbered) : null;
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("title")}
        actions={
          <>
            <Link className="btn no-print" to="/register/isms/soa" search={{ edition }}>
              {t("backToSoa")}
            </Link>
            <button type="button" className="btn no-print" onClick={() => window.print()}>
              {t("print")}
            </button>
            <SoaExports edition={edition} {...(number === null ? {} : { number })} />
          </>
        }
      />
      {number === null ? <Draft edition={edition} /> : <Approved edition={edition} number={number} />}
    </div>
  );
};
