import { type OutputOf, type objectiveRoutes, registerRoutes, shareTexts } from "@touchstone/contract";
import { CommandForm } from "../../shell/command-form.tsx";
import { useText } from "../../shell/language.tsx";

type Objective = OutputOf<typeof objectiveRoutes.periods>["objectives"][number];
export type Schedule = Objective["schedule"];

const choices = ["every", "working", "own", "unsaid"] as const;

const scheduleOf = (days: (typeof choices)[number], calendar: string, from: string | null): Schedule => {
  if (days === "unsaid") return null;
  return days === "own" ? { days, calendar, from } : { days, from };
};

/** Which days are due, in words. */
export const ScheduleText = ({ schedule }: { readonly schedule: Schedule }) => {
  const t = useText(shareTexts);
  if (schedule === null) return t("schedule.unsaid");
  const calendar = schedule.days === "own" ? ` “${schedule.calendar}”` : "";
  const days = `${t(`schedule.${schedule.days}`)}${calendar}`;
  return schedule.from === null ? days : t("scheduleSaid", { days, from: schedule.from });
};

type Props = {
  readonly organisation: string;
  readonly risk: string;
  /** Of the row as it is shown: who saved in between is not overwritten. */
  readonly version: number;
  readonly objective: Pick<Objective, "objective" | "text" | "frequency" | "schedule">;
};

export const ScheduleForm = ({ organisation, risk, version, objective }: Props) => {
  const t = useText(shareTexts);
  const { schedule } = objective;
  return (
    <CommandForm
      route={registerRoutes.setObjective}
      act={t("schedule")}
      label={`${t("schedule")}: ${objective.text}`}
      fields={[
        {
          name: "days",
          label: t("daysBy"),
          kind: "select",
          initial: schedule?.days ?? "working",
          options: choices.map((days) => ({ value: days, label: t(`schedule.${days}`) })),
        },
        {
          name: "calendar",
          label: t("calendar"),
          kind: "line",
          hint: t("calendarHint"),
          initial: schedule?.days === "own" ? schedule.calendar : "",
          need: "optional",
        },
        {
          name: "from",
          label: t("since"),
          kind: "date",
          hint: t("sinceHint"),
          initial: schedule?.from ?? "",
          need: "optional",
        },
      ]}
      input={({ one }) => {
        const from = one("from") === "" ? null : one("from");
        return {
          params: { organisation, risk },
          body: {
            id: objective.objective,
            text: objective.text,
            frequency: objective.frequency,
            schedule: scheduleOf(choices.find((each) => each === one("days")) ?? "unsaid", one("calendar"), from),
            expected: version,
          },
        };
      }}
    />
  );
};
