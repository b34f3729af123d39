import { anchorTexts, corridorTexts, plannerTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { WhyLink } from "../../shell/why.tsx";
import type { Line } from "./gantt.tsx";

export type Coming = Line["dates"][number];
type Corridor = Coming["corridor"];

/** A corridor's days; asked why, it names both rules, the anchor and the edition. */
export const CorridorLink = ({ corridor }: { readonly corridor: Corridor }) => {
  const t = useText(plannerTexts);
  const word = useText(corridorTexts);
  const anchor = useText(anchorTexts);
  const { earliest, latest, earliestRule, latestRule, pack, edition } = corridor;
  const told = ({ source, clause }: Corridor["latestRule"]) => `${source} ${clause}`;
  const rules = told(earliestRule) === told(latestRule) ? [latestRule] : [earliestRule, latestRule];
  return (
    <WhyLink
      answer={{
        title: t("whyCorridor", { earliest, latest }),
        because: t("whyCorridorBecause", { earliest: told(earliestRule), latest: told(latestRule) }),
        rules: rules.map((rule) => ({ ...rule, pack: `${pack}@${edition}` })),
        facts: [
          [t("next"), word(corridor.kind, { ordinal: corridor.ordinal })],
          [t("anchor"), `${anchor(corridor.anchor.of)} ${corridor.anchor.on}`],
        ],
      }}
    >
      <span className="num">{t("span", { from: earliest, to: latest })}</span>
    </WhyLink>
  );
};
