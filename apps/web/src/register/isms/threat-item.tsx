import { Link } from "@tanstack/react-router";
import { type ismsRoutes, ismsWords, type OutputOf, ownThreatTexts, threatTexts } from "@touchstone/contract";
import { useBilingual, useText } from "../../shell/language.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { OwnThreatActs } from "./own-threat.tsx";

export type Library = OutputOf<typeof ismsRoutes.threats>["libraries"][number];
export type Threat = Library["threats"][number];

type Props = {
  readonly library: string;
  readonly threat: Threat;
  readonly isChosen: boolean;
  /** Null where the reader may only look. */
  readonly choose: ((chosen: boolean) => void) | null;
};

const Details = ({ threat }: Pick<Props, "threat">) => {
  const t = useText(threatTexts);
  const words = useText(ismsWords);
  const say = useBilingual();
  const { effect, consequence, weakness, target, path, laws, controls, affects } = threat;
  const facts = [
    say(threat.harm),
    `${t("affects")}: ${t.list(affects.map((one) => words(`property.${one}`)))}`,
    ...(effect === null ? [] : [t("effect", { text: say(effect) })]),
    ...(consequence === null ? [] : [t("accident")]),
    ...(weakness === null ? [] : [t("weakness", { text: say(weakness) })]),
    ...(target === null ? [] : [t("target", { text: say(target) })]),
    ...(controls.length === 0 ? [] : [t("controls", { list: controls })]),
  ];
  return (
    <div className="small">
      {facts.join(" · ")}
      {path.length === 0 ? null : (
        <ol aria-label={t("path")}>
          {path.map((step) => (
            <li key={step.en}>{say(step)}</li>
          ))}
        </ol>
      )}
      {laws.length === 0 ? null : (
        <div>
          {t("laws")}:{" "}
          {laws.map(({ family, title }) => (
            <span key={family}>
              <Link className="link" to="/requirements/law/$family" params={{ family }}>
                {title}
              </Link>{" "}
            </span>
          ))}
        </div>
      )}
    </div>
  );
};

export const ThreatItem = ({ library, threat, isChosen, choose }: Props) => {
  const t = useText(threatTexts);
  const words = useText(ownThreatTexts);
  const say = useBilingual();
  const [first] = threat.risks;
  return (
    <div className="threat">
      <label className="choice">
        {choose === null ? null : (
          <input
            type="checkbox"
            name="threat"
            value={threat.id}
            checked={isChosen}
            onChange={(event) => choose(event.target.checked)}
          />
        )}{" "}
        {say(threat.title)}
      </label>{" "}
      {threat.own === null ? null : <StateTag tone="off">{words("own")}</StateTag>}{" "}
      {first === undefined ? null : (
        <Link className="link small" to="/register/$risk" params={{ risk: first.id }}>
          {t("adopted", { count: threat.risks.length })}
        </Link>
      )}
      <Details threat={threat} />
      {threat.own === null || choose === null ? null : (
        <OwnThreatActs library={library} threat={threat} own={threat.own} />
      )}
    </div>
  );
};
