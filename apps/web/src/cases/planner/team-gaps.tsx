import { type OutputOf, plannerRoutes, plannerTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import { WhyLink } from "../../shell/why.tsx";

type Gaps = OutputOf<typeof plannerRoutes.teamCompetence>;
type Unmet = Gaps["unmet"][number];

const shown = 8;

const Line = ({ unmet: { of, areas }, gaps }: { readonly unmet: Unmet; readonly gaps: Gaps }) => {
  const t = useText(plannerTexts);
  const [first] = areas;
  const names = areas.map(({ area }) => area).join("、");
  return (
    <WhyLink
      answer={{
        title: t("whyArea", { area: names }),
        rules: [{ ...gaps.rule, pack: `${gaps.pack}@${gaps.edition}` }],
        people: (first?.people ?? []).map(({ name, reason, passesFrom }) => ({
          name,
          tone: "stop",
          word: t(`reason-${reason}`),
          ...(passesFrom === null ? {} : { note: passesFrom }),
        })),
      }}
    >
      {t("inAreas", { of, areas: names })}
    </WhyLink>
  );
};

/** Beside the form in which a team is put together: what nobody in it is competent for, while it can still be changed. */
export const TeamGaps = ({ caseId, people }: { readonly caseId: string; readonly people: readonly string[] }) => {
  const t = useText(plannerTexts);
  const { may } = useWho();
  const asked = people.length > 0 && may("cases.plan");
  const gaps = useLoaded(
    plannerRoutes.teamCompetence,
    { params: { case: caseId }, query: { team: people.join(",") } },
    { enabled: asked, keep: "previous" },
  );
  if (!asked || gaps.state !== "ready") return null;
  const { unmet, asked: count } = gaps.value;
  return unmet.length === 0 ? (
    <div className="notice ok" role="status">
      {t("teamFits", { asked: count })}
    </div>
  ) : (
    <div className="notice hold" role="status">
      <strong>{t("teamGaps")}</strong>
      <p>{t("teamMisses", { asked: count, count: unmet.length })}</p>
      <ul>
        {unmet.slice(0, shown).map((each) => (
          <li key={each.of}>
            <Line unmet={each} gaps={gaps.value} />
          </li>
        ))}
        {unmet.length > shown ? <li>{t("andMore", { count: unmet.length - shown })}</li> : null}
      </ul>
    </div>
  );
};
