import { foresightScopeRoutes, type OutputOf, systemScopeTexts } from "@touchstone/contract";
import { CommandForm, type FieldSpec } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { linesOf } from "./lines.ts";
import type { PartyView } from "./party-words.ts";

export type ScopeAnswer = OutputOf<typeof foresightScopeRoutes.scope>;

type Props = { readonly answer: ScopeAnswer; readonly parties: readonly PartyView[] };

/** Ids hold no blank and no colon. */
const keyOf = ({ party, need }: { readonly party: string; readonly need: string }): string => `${party}:${need}`;

const answersOf = (chosen: readonly string[]) =>
  chosen.map((key) => {
    const [party = "", need = ""] = key.split(":");
    return { party, need };
  });

const exclusionsOf = (text: string) =>
  linesOf(text).map((line) => {
    const [what = "", ...reason] = line.split("|");
    return { what: what.trim(), reason: reason.join("|").trim() };
  });

const useFields = ({ answer: { scope }, parties }: Props): readonly FieldSpec[] => {
  const t = useText(systemScopeTexts);
  const list = (name: "activities" | "services" | "served", hint: string): FieldSpec => ({
    name,
    label: t(name),
    kind: "prose",
    hint,
    initial: (scope?.[name] ?? []).join("\n"),
    ...(name === "activities" ? {} : { need: "optional" }),
  });
  const options = parties.flatMap(({ id, name, needs }) =>
    needs.map(({ id: need, text, decided }) => {
      const stands = decided === null || decided.as === "not-adopted" ? "not-binding" : "binds";
      return { value: keyOf({ party: id, need }), label: `${name} · ${text} · ${t(`stands.${stands}`)}` };
    }),
  );
  return [
    { name: "statement", label: t("statement"), kind: "prose", initial: scope?.statement ?? "" },
    list("activities", t("perLine")),
    list("services", t("servicesHint")),
    list("served", t("servedHint")),
    {
      name: "exclusions",
      label: t("exclusions"),
      kind: "prose",
      need: "optional",
      hint: t("exclusionsHint"),
      initial: (scope?.exclusions ?? []).map(({ what, reason }) => `${what}|${reason}`).join("\n"),
    },
    {
      name: "answers",
      label: t("answers"),
      kind: "checks",
      hint: options.length === 0 ? t("noNeeds") : t("answersHint"),
      initial: (scope?.answers ?? []).map(keyOf).join(" "),
      options,
    },
  ];
};

export const ScopeForm = (props: Props) => {
  const t = useText(systemScopeTexts);
  const { here } = useWho();
  const fields = useFields(props);
  const { version, scope } = props.answer;
  return (
    <CommandForm
      key={version}
      route={foresightScopeRoutes.stateScope}
      act={scope === null ? t("state") : t("restate")}
      fields={fields}
      input={({ one, all }) => ({
        params: { organisation: here.organisation },
        body: {
          statement: one("statement"),
          activities: linesOf(one("activities")),
          services: linesOf(one("services")),
          served: linesOf(one("served")),
          exclusions: exclusionsOf(one("exclusions")),
          answers: answersOf(all("answers")),
          expected: version,
        },
      })}
    />
  );
};
