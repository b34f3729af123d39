import { type OutputOf, plannerRoutes, plannerTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { WhyLink, type WhyPerson } from "../../shell/why.tsx";
import "./team-gaps.css";

type Gaps = OutputOf<typeof plannerRoutes.teamCompetence>;
type Unmet = Gaps["unmet"][number];
type Covered = Gaps["standards"][number];

/** The team as it is being put together. */
type Team = { readonly people: readonly string[]; readonly leader: string | null };

const shown = 8;

const rulesOf = ({ rule, pack, edition }: Gaps) => [{ ...rule, pack: `${pack}@${edition}` }];

const useLacking = () => {
  const t = useText(plannerTexts);
  return (people: Covered["others"]): readonly WhyPerson[] =>
    people.map(({ name, reason, passesFrom }) => ({
      name,
      tone: "stop",
      word: t(`reason-${reason}`),
      ...(passesFrom === null ? {} : { note: passesFrom }),
    }));
};

const Line = ({ unmet: { of, areas }, gaps }: { readonly unmet: Unmet; readonly gaps: Gaps }) => {
  const t = useText(plannerTexts);
  const lacking = useLacking();
  const [first] = areas;
  const names = t.list(areas.map(({ area }) => area));
  return (
    <WhyLink
      answer={{
        title: t("whyArea", { area: names }),
        rules: rulesOf(gaps),
        people: lacking(first?.people ?? []),
      }}
    >
      {t("inAreas", { of, areas: names })}
    </WhyLink>
  );
};

const Standard = ({ covered, gaps }: { readonly covered: Covered; readonly gaps: Gaps }) => {
  const t = useText(plannerTexts);
  const told = useBilingual();
  const lacking = useLacking();
  const { title, area, by, others } = covered;
  const covering = by.map(({ name }): WhyPerson => ({ name, tone: "ok", word: t("reason-shown") }));
  return (
    <li className="team-standard">
      <StateTag tone={by.length === 0 ? "stop" : "ok"}>{t(by.length === 0 ? "uncovered" : "covered")}</StateTag>
      <WhyLink
        answer={{
          title: t("whyStandard", { title: told(title), area }),
          rules: rulesOf(gaps),
          people: [...covering, ...lacking(others)],
        }}
      >
        {told(title)}
      </WhyLink>
      <small>{by.length === 0 ? t("needsArea", { area }) : t.list(by.map(({ name }) => name))}</small>
    </li>
  );
};

const Unfit = ({ gaps }: { readonly gaps: Gaps }) => {
  const t = useText(plannerTexts);
  const { unmet, asked, standards } = gaps;
  // Before the checklist is drawn the requirements are the standards, and those stand above already.
  const further = unmet.filter(({ of }) => !standards.some(({ title }) => title.zh === of));
  return (
    <>
      {further.length === 0 ? null : <strong>{t("teamGaps")}</strong>}
      <p>{t("teamMisses", { asked, count: unmet.length })}</p>
      {further.length === 0 ? null : (
        <ul>
          {further.slice(0, shown).map((each) => (
            <li key={each.of}>
              <Line unmet={each} gaps={gaps} />
            </li>
          ))}
          {further.length > shown ? <li>{t("andMore", { count: further.length - shown })}</li> : null}
        </ul>
      )}
    </>
  );
};

/** Beside the form in which a team is put together: what it covers and what nobody in it does, while it can be changed. */
export const TeamGaps = ({ caseId, team }: { readonly caseId: string; readonly team: Team }) => {
  const t = useText(plannerTexts);
  const { may } = useWho();
  const { people, leader } = team;
  const asked = people.length > 0 && may("cases.plan");
  const gaps = useLoaded(
    plannerRoutes.teamCompetence,
    { params: { case: caseId }, query: { team: people.join(","), ...(leader === null ? {} : { leader }) } },
    { enabled: asked, keep: "previous" },
  );
  if (!asked || gaps.state !== "ready") return null;
  const { unmet, asked: count, standards } = gaps.value;
  const isFit = unmet.length === 0 && standards.every(({ by }) => by.length > 0);
  return (
    <div className={isFit ? "notice ok" : "notice hold"} role="status">
      {standards.length === 0 ? null : (
        <>
          <strong>{t("teamStandards")}</strong>
          <ul>
            {standards.map((each) => (
              <Standard key={each.standard} covered={each} gaps={gaps.value} />
            ))}
          </ul>
        </>
      )}
      {unmet.length === 0 ? t("teamFits", { asked: count }) : <Unfit gaps={gaps.value} />}
    </div>
  );
};
