import { Link, useParams } from "@tanstack/react-router";
import { auditTexts, evidenceRoutes, type OutputOf, selfAuditRoutes, siteRoutes } from "@touchstone/contract";
import { auditVerdicts } from "@touchstone/register";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { CommandForm } from "../../shell/command-form.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";
import { sayClause } from "./say-clause.ts";
import { ThingLink } from "./thing-link.tsx";
import "./self-audit.css";

type Audit = OutputOf<typeof selfAuditRoutes.checklist>;
type Point = Audit["points"][number];
type Verdict = NonNullable<Point["judged"]>["verdict"];
type Given = { readonly audit: Audit; readonly organisation: string };
type Choosing = { readonly evidence: readonly { readonly id: string; readonly name: string }[] };

const tones: Readonly<Record<Verdict, Tone>> = { conforms: "ok", minor: "hold", major: "stop", "not-seen": "off" };

const citedBy = ({ provision, standards }: Point): string =>
  provision === null ? standards.map(sayClause).join("; ") : `${provision.title} ${provision.article}`.trim();

const verdictOf = (text: string): Verdict => auditVerdicts.find((one) => one === text) ?? "conforms";

const Judge = ({ audit, organisation, point, evidence }: Given & Choosing & { readonly point: Point }) => {
  const t = useText(auditTexts);
  return (
    <CommandForm
      route={selfAuditRoutes.judgePoint}
      act={t("judge")}
      isOpen
      fields={[
        {
          name: "verdict",
          label: t("verdict"),
          kind: "select",
          options: auditVerdicts.map((value) => ({ value, label: t(`verdict.${value}`) })),
        },
        { name: "note", label: t("note"), kind: "prose" },
        {
          name: "evidence",
          label: t("evidence"),
          kind: "select",
          need: "optional",
          options: [
            { value: "", label: t("noEvidence") },
            ...evidence.map(({ id, name }) => ({ value: id, label: name })),
          ],
        },
      ]}
      input={({ texts }) => ({
        params: { organisation, record: audit.record },
        body: {
          point: point.id,
          verdict: verdictOf(texts.verdict),
          note: texts.note,
          evidence: texts.evidence === "" ? null : texts.evidence,
        },
      })}
    />
  );
};

const PointPart = (given: Given & Choosing & { readonly point: Point }) => {
  const t = useText(auditTexts);
  const say = useBilingual();
  const { may } = useWho();
  const { point, audit } = given;
  const { judged } = point;
  const proof = judged?.evidence ?? null;
  const action = judged?.action ?? null;
  // A form for each of a hundred points would slow every keystroke: it is made when it is opened.
  const [isOpen, setIsOpen] = useState(false);
  const canJudge = may("register.evaluate") && audit.isOpen && (judged === null || judged.action === null);
  return (
    <li className="card">
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="card-body">
          <span>{say(point.text)}</span> <span className="num">{citedBy(point)}</span>{" "}
          {point.site === null ? null : <small>{say(point.site)}</small>}{" "}
          <StateTag tone={judged === null ? "wait" : tones[judged.verdict]}>
            {judged === null ? t("unjudged") : t(`verdict.${judged.verdict}`)}
          </StateTag>
        </summary>
        {isOpen ? (
          <div className="card-body stack">
            {judged === null ? null : (
              <p>
                {judged.note} <small>{`${judged.by.name ?? ""} ${judged.on}`}</small>
              </p>
            )}
            {proof === null ? null : <p>{`${t("evidence")}: ${proof.name}`}</p>}
            {action === null ? null : (
              <p>
                {t("action")}: <ThingLink of={action} />
              </p>
            )}
            {canJudge ? <Judge {...given} /> : null}
          </div>
        ) : null}
      </details>
    </li>
  );
};

const Draw = ({ audit, organisation, act }: Given & { readonly act: string }) => {
  const t = useText(auditTexts);
  const listed = useLoaded(siteRoutes.list, { params: { organisation }, query: {} });
  const sites = listed.state === "ready" ? listed.value.sites.filter(({ closed }) => closed === null) : [];
  return (
    <CommandForm
      route={selfAuditRoutes.openChecklist}
      act={act}
      fields={[
        { name: "clauses", label: t("clauses"), kind: "line", hint: t("clausesHint"), need: "optional" },
        {
          name: "sites",
          label: t("sites"),
          kind: "checks",
          options: sites.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      input={({ texts, all }) => ({
        params: { organisation, record: audit.record },
        body: {
          clauses: texts.clauses.split(/[\s,，、]+/).filter((clause) => clause !== ""),
          sites: [...all("sites")],
        },
      })}
    />
  );
};

const Standing = (given: Given) => {
  const t = useText(auditTexts);
  const { may } = useWho();
  const { audit, organisation } = given;
  const { counts, drawn } = audit;
  const isUntouched = counts.open === counts.of;
  return (
    <section className="card card-body stack">
      {drawn === null ? null : (
        <div className="row">
          <span className="num" aria-live="polite">
            {t("progress", { done: counts.of - counts.open, of: counts.of })}
          </span>
          {auditVerdicts.map((verdict) =>
            counts[verdict] === 0 ? null : (
              <StateTag key={verdict} tone={tones[verdict]}>{`${t(`verdict.${verdict}`)} ${counts[verdict]}`}</StateTag>
            ),
          )}
          {audit.isOpen ? null : <span>{t("over")}</span>}
        </div>
      )}
      {drawn === null && !audit.isOpen ? (
        <p>{t("undrawnOver")}</p>
      ) : drawn === null && !may("register.write") ? (
        <p>{t("undrawn")}</p>
      ) : null}
      {audit.isOpen && may("register.write") && isUntouched ? (
        <Draw {...given} act={t(drawn === null ? "draw" : "redraw")} />
      ) : null}
      {audit.isOpen && may("register.write") && audit.complete ? (
        <CommandForm
          route={selfAuditRoutes.fileFindings}
          act={t("file")}
          fields={[{ name: "heldOn", label: t("heldOn"), kind: "date" }]}
          input={({ texts }) => ({ params: { organisation, record: audit.record }, body: { heldOn: texts.heldOn } })}
        />
      ) : null}
    </section>
  );
};

const Shown = (given: Given & Choosing) => {
  const t = useText(auditTexts);
  const say = useBilingual();
  const { audit } = given;
  const save = () =>
    saveCsv(
      "audit-checklist.csv",
      [t("point"), t("where"), t("verdict"), t("note"), t("by")],
      audit.points.map((point) => [
        say(point.text),
        citedBy(point),
        point.judged === null ? t("unjudged") : t(`verdict.${point.judged.verdict}`),
        point.judged?.note ?? "",
        point.judged?.by.name ?? "",
      ]),
    );
  return (
    <div className="page">
      <PageHead
        kicker={<Link to="/audit-checklists">{t("title")}</Link>}
        title={audit.title}
        actions={
          <span className="row">
            {audit.points.length === 0 ? null : (
              <button type="button" className="btn small" onClick={save}>
                {t("csv")}
              </button>
            )}
            <Link
              to="/records/$kind/$record"
              params={{ kind: "internal-audit", record: audit.record }}
              className="btn small"
            >
              {t("open")}
            </Link>
          </span>
        }
      />
      <Standing {...given} />
      <ul className="audit-points">
        {audit.points.map((point) => (
          <PointPart key={point.id} {...given} point={point} />
        ))}
      </ul>
    </div>
  );
};

/** One internal audit, point by point. */
export const Page = () => {
  const { here } = useWho();
  const { organisation } = here;
  const { record = "" }: { readonly record?: string } = useParams({ strict: false });
  const audit = useLoaded(selfAuditRoutes.checklist, { params: { organisation, record } });
  const listed = useLoaded(evidenceRoutes.list, { params: { organisation }, query: { limit: 200 } });
  const evidence = listed.state === "ready" ? listed.value.items.map(({ id, name }) => ({ id, name })) : [];
  return (
    <Loading of={audit}>{(value) => <Shown audit={value} organisation={organisation} evidence={evidence} />}</Loading>
  );
};
