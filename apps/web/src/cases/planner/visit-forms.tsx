import { plannerRoutes, plannerTexts, visitKindTexts } from "@touchstone/contract";
import { visitKinds } from "@touchstone/kernel";
import { CommandForm } from "../../shell/command-form.tsx";
import { useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import { readCovers, readNames, writeCovers } from "./covers.ts";
import type { Line } from "./gantt.tsx";
import type { Programme } from "./programme-one-page.tsx";

type Visit = NonNullable<Line["dates"][number]["visit"]>;

export const PlanForm = ({ programme }: { readonly programme: Programme }) => {
  const t = useText(plannerTexts);
  const word = useText(visitKindTexts);
  const { here } = useWho();
  const next = programme.dates.find(({ visit }) => visit === null)?.corridor;
  return (
    <CommandForm
      route={plannerRoutes.planVisit}
      act={t("plan")}
      fields={[
        {
          name: "kind",
          label: t("kind"),
          kind: "select",
          initial: next?.kind ?? "surveillance",
          options: visitKinds.map((value) => ({ value, label: word(value) })),
        },
        {
          name: "from",
          label: t("first"),
          kind: "date",
          ...(next === undefined ? {} : { hint: t("span", { from: next.earliest, to: next.latest }) }),
        },
        { name: "to", label: t("last"), kind: "date" },
        { name: "days", label: t("days"), kind: "number", initial: "2" },
        { name: "sites", label: t("sites"), kind: "line", hint: t("sitesHint"), need: "optional" },
        {
          name: "covers",
          label: t("covers"),
          kind: "prose",
          hint: t("coversHint"),
          initial: writeCovers(programme.wanted),
          need: "optional",
        },
        { name: "reason", label: t("reason"), kind: "line", hint: t("reasonHint"), need: "optional" },
      ]}
      input={({ texts }) => ({
        params: { organisation: here.organisation, statement: programme.statement },
        body: {
          kind: visitKinds.find((kind) => kind === texts.kind) ?? "surveillance",
          from: texts.from,
          to: texts.to,
          days: Number(texts.days),
          sites: readNames(texts.sites),
          covers: readCovers(texts.covers),
          reason: texts.reason.trim() === "" ? null : texts.reason,
        },
      })}
    />
  );
};

export const VisitForms = ({ statement, visit }: { readonly statement: string; readonly visit: Visit }) => {
  const t = useText(plannerTexts);
  const { here, may } = useWho();
  if (!may("cases.plan")) return null;
  const params = { organisation: here.organisation, statement, visit: visit.id };
  return (
    <div className="row">
      <CommandForm
        route={plannerRoutes.moveVisit}
        act={t("move")}
        fields={[
          { name: "from", label: t("first"), kind: "date", initial: visit.from },
          { name: "to", label: t("last"), kind: "date", initial: visit.to },
          { name: "reason", label: t("reason"), kind: "line" },
        ]}
        input={({ texts }) => ({ params, body: { ...texts, days: visit.days } })}
      />
      <CommandForm
        route={plannerRoutes.holdVisit}
        act={t("hold")}
        fields={[{ name: "lastDay", label: t("last"), kind: "date", initial: visit.to }]}
        input={({ texts }) => ({ params, body: texts })}
      />
      <CommandForm
        route={plannerRoutes.dropVisit}
        act={t("drop")}
        fields={[{ name: "reason", label: t("reason"), kind: "line" }]}
        input={({ texts }) => ({ params, body: texts })}
      />
    </div>
  );
};
