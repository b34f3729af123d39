import { casePageTexts, caseRoutes, chapterTexts } from "@touchstone/contract";
import { lazy, Suspense, useState } from "react";
import { CommandForm } from "../shell/command-form.tsx";
import { Field } from "../shell/field.tsx";
import { JointCount } from "../shell/joint-count.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { CaseLink, useCase } from "./case-link.tsx";
import type { CasePoint, CaseView } from "./case-words.tsx";
import { type Group, groupsOf } from "./checklist-groups.ts";
import { ChecklistPoint, kindKeys } from "./checklist-point.tsx";
import "./case.css";
import "./checklist.css";

const Draw = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  return (
    <section className="card card-body stack">
      <p>{t("drawLead")}</p>
      {view.auditedSites.length > 1 ? (
        <>
          <p>{t("drawSites")}</p>
          <ul>
            {view.auditedSites.map(({ name, region }) => (
              <li key={`${region} ${name.zh}`}>
                {told(name)} <span className="num">{region}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <CommandForm
        route={caseRoutes.drawPoints}
        act={t("draw")}
        fields={[
          {
            name: "scenes",
            label: t("scenes"),
            kind: "checks",
            hint: t("scenesHint"),
            options: [
              { value: "lift", label: t("lift") },
              { value: "canteen", label: t("canteen") },
            ],
          },
          { name: "region", label: t("region"), kind: "line", initial: view.region, hint: t("regionHint") },
          { name: "on", label: t("asOf"), kind: "date", initial: view.today },
        ]}
        input={({ one, all }) => ({
          params: { case: view.id },
          body: { scenes: [...all("scenes")], region: one("region"), on: one("on") },
        })}
      />
    </section>
  );
};

type Bars = CaseView["checklistBars"]["judge"];

/** Why nothing is offered. */
const NotNow = ({ of: bars }: { readonly of: Bars }) => bars.map(({ message }) => <p key={message}>{message}</p>);

const isScene = (scene: string): scene is "lift" | "canteen" => scene === "lift" || scene === "canteen";

const useGroupName = () => {
  const t = useText(casePageTexts);
  const chapter = useText(chapterTexts);
  const told = useBilingual();
  return ({ of }: Group): string => {
    if ("scene" in of) {
      const scene = isScene(of.scene) ? t(of.scene) : of.scene;
      return of.site === null ? scene : `${told(of.site.name)} ${of.site.region} · ${scene}`;
    }
    return of.known === null ? of.chapter : `${of.chapter} ${chapter(of.known)}`;
  };
};

/** The way to each chapter and scene, with how far it is. */
const Groups = ({ of: groups }: { readonly of: readonly Group[] }) => {
  const t = useText(casePageTexts);
  const name = useGroupName();
  return (
    <nav className="groups" aria-label={t("chapters")}>
      {groups.map((group) => (
        <a key={group.key} href={`#${group.key}`} className={group.judged === group.points.length ? "done" : ""}>
          {name(group)} <span className="num">{t("progressOf", { done: group.judged, all: group.points.length })}</span>
        </a>
      ))}
    </nav>
  );
};

const Filter = () => {
  const t = useText(casePageTexts);
  const [only, setOnly] = useSearchText("only");
  return (
    <Field label={t("show")}>
      {(tie) => (
        <select {...tie} value={only ?? ""} onChange={(event) => setOnly(event.target.value)}>
          <option value="">{t("allPoints")}</option>
          <option value="unjudged">{t("unjudged")}</option>
          {Object.entries(kindKeys).map(([kind, key]) => (
            <option key={kind} value={kind}>
              {t(key)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

const OutsideScope = lazy(async () => ({ default: (await import("./outside-scope.tsx")).OutsideScope }));

/** Loaded when it is opened: the list on a phone does not carry it. */
const Outside = (props: { readonly caseId: string; readonly isRaised: boolean }) => {
  const t = useText(casePageTexts);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="card">
      <details className="point" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{t("outsideScope")}</summary>
        {isOpen ? (
          <Suspense fallback={null}>
            <OutsideScope {...props} />
          </Suspense>
        ) : null}
      </details>
    </section>
  );
};

const isShown = ({ kind, verdict }: CasePoint, only: string | null): boolean =>
  only === null || only === "" || (only === "unjudged" ? verdict === null : kind === only);

const Points = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  const name = useGroupName();
  const { may } = useWho();
  const [only] = useSearchText("only");
  const [saved, setSaved] = useState<string | null>(null);
  const judged = view.points.filter(({ verdict }) => verdict !== null).length;
  const shown = view.points.filter((point) => isShown(point, only));
  const next = shown.find(({ verdict }) => verdict === null);
  return (
    <>
      <div className="row">
        <span aria-live="polite">{t("checklistOf", { done: judged, all: view.points.length })}</span>
        {view.checklist === null ? null : <JointCount of={view.checklist.joint} />}
        <Filter />
      </div>
      <Groups of={groupsOf(view.points)} />
      {may("cases.audit") ? <NotNow of={view.checklistBars.judge} /> : null}
      {may("cases.audit") && view.checklistBars.judge.length === 0 && next !== undefined ? (
        <small>{t("byKeys")}</small>
      ) : null}
      <div className="points">
        {shown.length === 0 ? <p>{t("noneShown")}</p> : null}
        {groupsOf(shown).map((group) => (
          <section key={group.key} aria-labelledby={group.key}>
            <h2 id={group.key}>{name(group)}</h2>
            <ul className="point-list">
              {group.points.map((point) => (
                <ChecklistPoint
                  key={`${point.id} ${point.verdict?.verdict ?? ""} ${String(point === next)}`}
                  view={view}
                  point={point}
                  isNext={point === next}
                  saved={saved}
                  setSaved={setSaved}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
};

export const Page = () => {
  const t = useText(casePageTexts);
  const view = useCase();
  const { may } = useWho();
  return (
    <Loading of={view}>
      {(shown) => (
        <div className="page">
          <PageHead
            kicker={
              <>
                <CaseLink of={shown} />
                {shown.checklist === null ? null : (
                  <span className="num">
                    {" "}
                    · {shown.checklist.region} · {shown.checklist.asOf}
                  </span>
                )}
              </>
            }
            title={t("checklist")}
          />
          {shown.points.length > 0 ? (
            <Points of={shown} />
          ) : shown.checklistBars.draw.length > 0 ? (
            <NotNow of={shown.checklistBars.draw} />
          ) : (
            <Draw of={shown} />
          )}
          {shown.points.length > 0 && may("cases.audit") ? (
            <Outside caseId={shown.id} isRaised={shown.checklistBars.raise.length === 0} />
          ) : null}
        </div>
      )}
    </Loading>
  );
};
