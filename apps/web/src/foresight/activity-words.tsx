import { Link } from "@tanstack/react-router";
import { type OutputOf, type scopeActivityRoutes, scopeActivityTexts } from "@touchstone/contract";
import { useBilingual, useText } from "../shell/language.tsx";

export type Beside = OutputOf<typeof scopeActivityRoutes.list>;
export type Line = Beside["lines"][number];
export type Outside = Beside["outside"][number];
export type Inside = Beside["inside"][number];

export const useLineName = () => {
  const t = useText(scopeActivityTexts);
  return ({ list, text }: Line): string => `${text} (${t(`list.${list}`)})`;
};

export const keyOf = ({ list, text }: Line): string => `${list} ${text}`;

export const TaskLink = ({ task }: { readonly task: NonNullable<Outside["task"]> }) => {
  const t = useText(scopeActivityTexts);
  const say = useBilingual();
  return (
    <Link to="/records/$kind/$record" params={{ kind: "corrective-action", record: task.record }}>
      {t("taskState", { state: say(task.state) })}
    </Link>
  );
};

export const ActivityLink = ({ of: { record, title } }: { readonly of: Outside | Inside }) => (
  <Link to="/records/$kind/$record" params={{ kind: "activity", record }}>
    {title}
  </Link>
);
