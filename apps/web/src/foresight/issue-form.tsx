import { contextIssueTexts, foresightIssueRoutes } from "@touchstone/contract";
import { issueSides } from "@touchstone/register";
import { CommandForm, type FieldSpec } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import type { Entered } from "../shell/read-form.ts";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import type { IssueView, Market } from "./issue-words.ts";
import { linesOf } from "./lines.ts";
import type { Trend } from "./trend-words.ts";

const useTextFields = (markets: readonly Market[], given?: IssueView): readonly FieldSpec[] => {
  const t = useText(contextIssueTexts);
  const say = useBilingual();
  const [law] = useSearchText("law");
  const [market] = useSearchText("market");
  const options = markets.map(({ id, title }) => ({ value: id, label: say(title) }));
  const named = given?.markets ?? (market === null ? [] : [market]);
  return [
    { name: "title", label: t("issue"), kind: "line", initial: given?.title ?? "" },
    {
      name: "side",
      label: t("side"),
      kind: "select",
      initial: given?.side ?? "external",
      options: issueSides.map((side) => ({ value: side, label: t(`side.${side}`) })),
    },
    { name: "text", label: t("text"), kind: "prose", need: "optional", initial: given?.text ?? "" },
    {
      name: "markets",
      label: t("markets"),
      kind: "checks",
      need: "optional",
      initial: named.join(" "),
      options,
    },
    {
      name: "laws",
      label: t("laws"),
      kind: "prose",
      need: "optional",
      hint: t("lawsHint"),
      initial: given?.laws.map(({ family }) => family).join("\n") ?? law ?? "",
    },
  ];
};

const textOf = ({ one, all }: Entered) => ({
  side: issueSides.find((side) => side === one("side")) ?? "external",
  title: one("title"),
  text: one("text"),
  markets: [...all("markets")],
  laws: linesOf(one("laws")),
});

type Choices = { readonly markets: readonly Market[] };

export const RaiseForm = ({ markets, trends }: Choices & { readonly trends: readonly Trend[] }) => {
  const t = useText(contextIssueTexts);
  const say = useBilingual();
  const { here } = useWho();
  const [trend] = useSearchText("trend");
  const [scan] = useSearchText("scan");
  const [raise] = useSearchText("raise");
  const [law] = useSearchText("law");
  const none = { value: "", label: t("noTrend") };
  const options = [none, ...trends.map(({ id, title }) => ({ value: id, label: say(title) }))];
  const fields = useTextFields(markets);
  return (
    <CommandForm
      key={`${trend ?? ""} ${law ?? ""}`}
      route={foresightIssueRoutes.raiseIssue}
      act={t("raise")}
      isOpen={raise !== null || law !== null}
      fields={[
        ...fields,
        { name: "trend", label: t("trend"), kind: "select", need: "optional", initial: trend ?? "", options },
      ]}
      input={(entered) => {
        const named = entered.one("trend");
        return {
          params: { organisation: here.organisation },
          body: {
            ...textOf(entered),
            trend: named === "" ? null : named,
            // The scan belongs to the trend by which the reader came; another trend was not seen in it.
            scan: named === trend ? scan : null,
          },
        };
      }}
    />
  );
};

export const ReviseForm = ({ issue, markets }: Choices & { readonly issue: IssueView }) => {
  const t = useText(contextIssueTexts);
  const { here } = useWho();
  const fields = useTextFields(markets, issue);
  return (
    <CommandForm
      route={foresightIssueRoutes.reviseIssue}
      act={t("revise")}
      fields={fields}
      input={(entered) => ({
        params: { organisation: here.organisation, issue: issue.id },
        body: { ...textOf(entered), expected: issue.version },
      })}
    />
  );
};
