import { assessmentTexts } from "@touchstone/contract";
import { isAcceptable, levelOf, type Ratings } from "@touchstone/register";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { WhyLink } from "../../shell/why.tsx";
import { type CriteriaSet, currentOf } from "./assessment-data.ts";
import { BandMark } from "./band-mark.tsx";

type Props = { readonly set: CriteriaSet; readonly ratings: Ratings };
/** Inputs without which ratings are no level. */
type Lacking = { readonly isLacking: boolean };

/** The level of what is chosen so far, computed as the server will, with the way to it. */
export const LiveLevel = ({ set, ratings, isLacking }: Props & Lacking) => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const criteria = currentOf(set);
  if (criteria === null) return null;
  if (isLacking) return <p aria-live="polite">{t("levelNeeds")}</p>;
  const { method } = set;
  const level = levelOf(method, criteria.bounds, ratings);
  if (!level.ok) return <p aria-live="polite">{t("levelOpen")}</p>;
  const { score, band, trace } = level.value;
  const { threshold } = criteria;
  const nameOf = (name: string) => {
    const found = [...method.scales, ...method.steps].find(({ id }) => id === name);
    return found === undefined ? name : say(found.title);
  };
  const told = (part: string) => {
    const [name = "", figure = ""] = part.split(" ");
    return `${nameOf(name)} ${figure}`;
  };
  const why = {
    title: t("levelWhy"),
    because: t("line", threshold),
    rules: [{ source: method.source, clause: method.clause, pack: `${method.id} ${method.edition}` }],
    trace: trace.map(({ step, of, value }) => ({
      step: `${nameOf(step)}: ${of.map(told).join(" × ")}`,
      value: `= ${value}`,
    })),
  };
  return (
    <div className="row" aria-live="polite">
      <BandMark band={band} word={criteria.words[band]} score={score} />
      <span>{isAcceptable(threshold, score) ? t("within") : t("above")}</span>
      <WhyLink answer={why}>{t("levelWhy")}</WhyLink>
    </div>
  );
};

type ScaleProps = Props &
  Lacking & {
    readonly moment: "before" | "after";
    readonly choose: (ratings: Ratings) => void;
  };

export const Scales = ({ set, ratings, moment, choose, isLacking }: ScaleProps) => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const pick = (scale: string, value: string) => {
    const { [scale]: _, ...others } = ratings;
    choose(value === "" ? others : { ...others, [scale]: value });
  };
  return (
    <>
      {set.method.scales.map((scale) => (
        <Field key={scale.id} label={say(scale.title)}>
          {(tie) => (
            <select
              {...tie}
              name={`${moment}.${scale.id}`}
              value={ratings[scale.id] ?? ""}
              onChange={(event) => pick(scale.id, event.target.value)}
            >
              <option value="">{t("notChosen")}</option>
              {scale.values.map(({ id, value, title }) => (
                <option key={id} value={id}>
                  {value} {say(title)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      <LiveLevel set={set} ratings={ratings} isLacking={isLacking} />
    </>
  );
};
