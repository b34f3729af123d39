import { ismsWords, ownThreatRoutes, ownThreatTexts } from "@touchstone/contract";
import { protectedProperties } from "@touchstone/register";
import { CommandForm, type FieldSpec } from "../../shell/command-form.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import type { Entered } from "../../shell/read-form.ts";
import { useWho } from "../../shell/session.tsx";
import type { Library, Threat } from "./threat-item.tsx";

type Group = Library["groups"][number];

const bodyOf = ({ one, all }: Entered, library: string, under: string) => ({
  library,
  under,
  title: one("title").trim(),
  harm: one("harm").trim(),
  affects: protectedProperties.filter((property) => all("affects").includes(property)),
  weakness: one("weakness").trim(),
  target: one("target").trim(),
  controls: one("controls")
    .split(/[\s,，、]+/u)
    .filter((control) => control !== ""),
});

/** What is asked of a threat; one that is there already stands in the fields. */
const useFields = (threat: Threat | null): readonly FieldSpec[] => {
  const t = useText(ownThreatTexts);
  const words = useText(ismsWords);
  const say = useBilingual();
  const said = (text: Threat["title"] | null) => (text === null ? "" : say(text));
  const optional = "optional" as const;
  return [
    { name: "title", label: t("title"), kind: "line", initial: said(threat?.title ?? null) },
    { name: "harm", label: t("harm"), kind: "line", initial: said(threat?.harm ?? null) },
    {
      name: "affects",
      label: t("affects"),
      kind: "checks",
      hint: t("affectsHint"),
      initial: threat?.affects.join(" ") ?? "",
      options: protectedProperties.map((property) => ({ value: property, label: words(`property.${property}`) })),
    },
    {
      name: "weakness",
      label: t("weakness"),
      kind: "line",
      need: optional,
      initial: said(threat?.weakness ?? null),
    },
    {
      name: "target",
      label: t("target"),
      kind: "line",
      need: optional,
      initial: said(threat?.target ?? null),
    },
    {
      name: "controls",
      label: t("controls"),
      kind: "line",
      need: optional,
      hint: t("controlsHint"),
      initial: threat?.controls.join(" ") ?? "",
    },
  ];
};

/** Adds a threat in one's own words under a group of the library (IS-18). */
export const AddOwnThreat = ({ library, group }: { readonly library: string; readonly group: Group }) => {
  const t = useText(ownThreatTexts);
  const say = useBilingual();
  const { here } = useWho();
  return (
    <CommandForm
      route={ownThreatRoutes.add}
      act={t("add")}
      label={t("addUnder", { group: say(group.title) })}
      fields={useFields(null)}
      input={(entered) => ({
        params: { organisation: here.organisation },
        body: bodyOf(entered, library, group.id),
      })}
    />
  );
};

type ActsProps = { readonly library: string; readonly threat: Threat; readonly own: NonNullable<Threat["own"]> };

export const OwnThreatActs = ({ library, threat, own }: ActsProps) => {
  const t = useText(ownThreatTexts);
  const say = useBilingual();
  const { here } = useWho();
  const params = { organisation: here.organisation, threat: own.id };
  const expected = own.version;
  const title = say(threat.title);
  return (
    <div className="row" key={own.version}>
      <CommandForm
        route={ownThreatRoutes.change}
        act={t("change")}
        label={t("changeThis", { title })}
        fields={useFields(threat)}
        input={(entered) => ({ params, body: { ...bodyOf(entered, library, threat.under), expected } })}
      />
      <CommandForm
        route={ownThreatRoutes.retire}
        act={t("retire")}
        label={t("retireThis", { title })}
        fields={[{ name: "reason", label: t("reason"), kind: "line" }]}
        input={({ texts }) => ({ params, body: { ...texts, expected } })}
      />
      <small>{t("note")}</small>
    </div>
  );
};
