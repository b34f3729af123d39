import { type OutputOf, registerWorkRoutes, registerWorkTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { type PartProps, rowParams } from "./row-data.ts";

type Works = OutputOf<typeof registerWorkRoutes.works>["works"];

const itemsOf = ({ row }: PartProps) =>
  [...row.controls, ...row.monitoring].map(({ id, what }) => ({ value: id, label: what }));

const Assign = ({ works, ...part }: PartProps & { readonly works: Works }) => {
  const t = useText(registerWorkTexts);
  const say = useBilingual();
  const items = itemsOf(part);
  const obligations = works.flatMap(({ obligation, duty, codes }) =>
    codes.map(({ code, title }) => ({
      value: `${obligation} ${code}`,
      label: `${code} ${say(title)} · ${obligation} ${say(duty)}`,
    })),
  );
  const held = [...new Map(works.flatMap(({ codes }) => codes.map((one) => [one.code, one] as const))).values()];
  const certificates = held.map(({ code, title }) => ({ value: code, label: `${code} ${say(title)}` }));
  return (
    <CommandForm
      route={registerWorkRoutes.assignWork}
      act={t("assign")}
      fields={[
        { name: "item", label: t("item"), kind: "select", options: items, initial: items[0]?.value ?? "" },
        {
          name: "work",
          label: t("obligation"),
          kind: "select",
          options: obligations,
          initial: obligations[0]?.value ?? "",
        },
        { name: "name", label: t("name"), kind: "line" },
        { name: "from", label: t("from"), kind: "date", initial: legalToday() },
        {
          name: "code",
          label: t("held"),
          kind: "select",
          options: certificates,
          initial: certificates[0]?.value ?? "",
        },
        { name: "issued", label: t("issued"), kind: "date" },
        { name: "until", label: t("until"), kind: "date", hint: t("untilHint"), need: "optional" },
      ]}
      input={({ one }) => {
        const [obligation = "", work = ""] = one("work").split(" ");
        const certificate = {
          code: one("code"),
          issued: one("issued"),
          until: one("until") === "" ? null : one("until"),
        };
        return {
          params: rowParams(part),
          body: {
            item: one("item"),
            obligation,
            work,
            name: one("name"),
            from: one("from"),
            certificates: [certificate],
          },
        };
      }}
    />
  );
};

/** Who does what the law gives to certified people alone, and until when their certificate holds (OH-8). */
export const WorkPart = (part: PartProps) => {
  const t = useText(registerWorkTexts);
  const { may } = useWho();
  const works = useLoaded(registerWorkRoutes.works, { params: { organisation: part.organisation } });
  const whatOf = (item: string) => itemsOf(part).find(({ value }) => value === item)?.label ?? item;
  return (
    <>
      <small>{t("lead")}</small>
      {part.row.assignments.map(({ id, item, name, obligation, code, until, renewBy, lapsed }) => (
        <div className="item" key={id}>
          <div className="row">
            <strong>{whatOf(item)}</strong>
            <span>{name ?? t("nobody")}</span>
            {lapsed ? (
              <StateTag tone="stop">{t("lapsed", { until })}</StateTag>
            ) : (
              <StateTag tone="ok">{t("holds", { code, until })}</StateTag>
            )}
          </div>
          <small>
            <span className="num">{obligation}</span> {t("renewBy", { renewBy })}
          </small>
        </div>
      ))}
      {may("register.write") && works.state === "ready" ? <Assign {...part} works={works.value.works} /> : null}
    </>
  );
};
