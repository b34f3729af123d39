import { lawScheduleRoutes, lawScheduleTexts, type OutputOf, requirementsTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import "./requirements.css";

type Registry = OutputOf<typeof lawScheduleRoutes.operatorCertificates>;
type Item = Registry["items"][number];

const useColumns = (registry: Registry): readonly Column<Item>[] => {
  const t = useText(lawScheduleTexts);
  const say = useBilingual();
  return [
    { key: "code", head: t("code"), cell: ({ code }) => <span className="num">{code ?? "–"}</span> },
    {
      key: "work",
      head: t("work"),
      cell: ({ title, note }) => (
        <div>
          {say(title)}
          {note === null ? null : (
            <div>
              <small>{say(note)}</small>
            </div>
          )}
        </div>
      ),
    },
    {
      key: "kind",
      head: t("kind"),
      cell: ({ kind }) => {
        const found = registry.kinds.find((one) => one.kind === kind);
        return found === undefined ? kind : `${kind} ${say(found.title)}`;
      },
    },
  ];
};

type CodeFieldProps = {
  readonly label: string;
  readonly items: readonly Item[];
  readonly value: string;
  readonly onPick: (code: string) => void;
};

const CodeField = ({ label, items, value, onPick }: CodeFieldProps) => {
  const say = useBilingual();
  return (
    <Field label={label}>
      {(tie) => (
        <select {...tie} value={value} onChange={(event) => onPick(event.target.value)}>
          {items.flatMap(({ code, title }) =>
            code === null
              ? []
              : [
                  <option key={code} value={code}>
                    {code} {say(title)}
                  </option>,
                ],
          )}
        </select>
      )}
    </Field>
  );
};

type DayFieldProps = { readonly label: string; readonly value: string; readonly onDay: (day: string) => void };

const DayField = ({ label, value, onDay }: DayFieldProps) => (
  <Field label={label}>
    {(tie) => <input {...tie} type="date" value={value} onChange={(event) => onDay(event.target.value)} />}
  </Field>
);

const Question = ({ items }: { readonly items: readonly Item[] }) => {
  const t = useText(lawScheduleTexts);
  const ask = useCommand(lawScheduleRoutes.qualification);
  const [work, setWork] = useState("T");
  const [code, setCode] = useState("A");
  const [issued, setIssued] = useState("");
  const [until, setUntil] = useState("");
  const [on, setOn] = useState(legalToday());
  const [answer, setAnswer] = useState<OutputOf<typeof lawScheduleRoutes.qualification> | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const certificates = [{ code, issued, until: until === "" ? null : until }];
    setAnswer(await ask.run({ body: { work, on, certificates } }));
  };
  return (
    <form className="law-filters" onSubmit={submit}>
      <CodeField label={t("work")} items={items} value={work} onPick={setWork} />
      <DayField label={t("workOn")} value={on} onDay={setOn} />
      <CodeField label={t("held")} items={items} value={code} onPick={setCode} />
      <DayField label={t("issued")} value={issued} onDay={setIssued} />
      <DayField label={t("lastDay")} value={until} onDay={setUntil} />
      <button
        type="submit"
        className="btn primary"
        disabled={issued === "" || on === "" || ask.status.state === "busy"}
      >
        {t("check")}
      </button>
      <CommandOutcome of={ask} />
      {answer === null || ask.status.state !== "done" ? null : (
        <output className="notice ok">
          {t("mayWork", { code: answer.certificate.code, until: answer.until, renewBy: answer.renewBy })}
        </output>
      )}
    </form>
  );
};

const Registered = ({ of }: { readonly of: Registry }) => {
  const t = useText(lawScheduleTexts);
  const say = useBilingual();
  const columns = useColumns(of);
  return (
    <>
      <Question items={of.items} />
      <div className="card">
        <DataTable
          caption={t("qualification")}
          columns={columns}
          rows={of.items}
          rowKey={({ kind, code, title }) => code ?? `${kind} ${title.zh}`}
        />
      </div>
      <small>{of.doubts.map(say).join(" ")}</small>
    </>
  );
};

export const Page = () => {
  const t = useText(lawScheduleTexts);
  const law = useText(requirementsTexts);
  const registry = useLoaded(lawScheduleRoutes.operatorCertificates, {});
  return (
    <div className="page narrow">
      <PageHead kicker={law("title")} title={t("qualification")} />
      <p>{t("qualificationLead")}</p>
      <Loading of={registry}>{(value) => <Registered of={value} />}</Loading>
    </div>
  );
};
