import { type OutputOf, type registerRoutes, registerTexts } from "@touchstone/contract";
import { periods } from "@touchstone/register";
import type { FieldSpec, Option } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import type { Entered } from "../shell/read-form.ts";

export type RiskRow = OutputOf<typeof registerRoutes.show>;

/** What every part of the row's page is given. */
export type PartProps = { readonly row: RiskRow; readonly organisation: string };

export const rowParams = ({ row, organisation }: PartProps) => ({ organisation, risk: row.id });

export const useFrequency = () => {
  const t = useText(registerTexts);
  const options: readonly Option[] = periods.map((period) => ({ value: period, label: t(`period.${period}`) }));
  const fields: readonly FieldSpec[] = [
    { name: "per", label: t("period"), kind: "select", options, initial: "year" },
    { name: "times", label: t("times"), kind: "number", initial: "1" },
  ];
  const say = ({ times, per }: RiskRow["objectives"][number]["frequency"]) =>
    per === "once" || per === "always" ? t(`period.${per}`) : t("frequency", { period: t(`period.${per}`), times });
  const read = (entered: Entered) => ({
    times: Number(entered.one("times")),
    per: periods.find((period) => period === entered.one("per")) ?? "year",
  });
  return { fields, say, read };
};

export const useDoer = () => {
  const t = useText(registerTexts);
  return ({ name }: { readonly name: string | null }) => name ?? t("nobody");
};
