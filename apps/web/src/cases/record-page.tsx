import { useParams } from "@tanstack/react-router";
import { casePageTexts, caseRoutes, partyRoutes } from "@touchstone/contract";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import type { Data } from "../shell/record/data.ts";
import { type Draft, dataOf, draftOf, isRows, type PartyOption } from "../shell/record/draft.ts";
import { RecordFields } from "../shell/record/record-fields.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { Head } from "../shell/term.tsx";
import { CaseLink } from "./case-link.tsx";
import { type CaseView, type SchemeView, useFunctionName } from "./case-words.tsx";
import { Prefilled } from "./prefilled.tsx";
import { recordData, recordPdf } from "./record-data.ts";

// Asked of one record only, and by planners at a desk.
const TeamGaps = lazy(async () => ({ default: (await import("./planner/team-gaps.tsx")).TeamGaps }));

// Who fills in a form need not carry what shows a filed one.
const FiledRecord = lazy(async () => ({ default: (await import("./filed-record.tsx")).FiledRecord }));

type Kind = SchemeView["records"][number];

/** Who stands in the team as it is being put together, and who leads it. */
const teamIn = (draft: Draft, { field, person, duty, leader }: SchemeView["team"]) => {
  const rows = draft[field.split(".")[1] ?? ""];
  const members = isRows(rows)
    ? rows.flatMap((row) => {
        const id = row[person];
        return typeof id === "string" && id !== "" ? [{ id, leads: row[duty] === leader }] : [];
      })
    : [];
  return { people: members.map(({ id }) => id), leader: members.find(({ leads }) => leads)?.id ?? null };
};

type FormProps = {
  readonly view: CaseView;
  readonly kind: Kind;
  /** What the form begins with. */
  readonly values: Data;
  readonly about: string | null;
  readonly parties: readonly PartyOption[];
  /** Null where the record does not name the team. */
  readonly team: SchemeView["team"] | null;
  readonly onFiled: () => void;
};

const RecordForm = ({ view, kind, values: initial, about, parties, team, onFiled }: FormProps) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const file = useCommand(caseRoutes.fileRecord);
  const [draft, setDraft] = useState(() => draftOf(kind.fields, initial));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const values = dataOf(kind.fields, draft, parties);
    const filed = await file.run({ params: { case: view.id }, body: { kind: kind.id, about, values } });
    if (filed !== null) onFiled();
  };
  return (
    <form className="form" noValidate onSubmit={(event) => void send(event)}>
      <p>{told(kind.why)}</p>
      <RecordFields fields={kind.fields} draft={draft} parties={parties} onChange={setDraft} />
      {team === null ? null : (
        <Suspense fallback={null}>
          <TeamGaps caseId={view.id} team={teamIn(draft, team)} />
        </Suspense>
      )}
      <CommandOutcome of={file} />
      <div>
        <button type="submit" className="btn primary" disabled={file.status.state === "busy"}>
          {t("file", { title: told(kind.title) })}
        </button>
      </div>
    </form>
  );
};

const usePeople = (view: CaseView): readonly PartyOption[] => {
  const { here, may } = useWho();
  const isBody = here.organisation === view.body.id;
  const people = useLoaded(
    partyRoutes.people,
    { params: { organisation: view.body.id }, query: { limit: 200 } },
    { enabled: isBody && may("parties.read") },
  );
  if (people.state !== "ready") return view.team.map(({ person, name }) => ({ id: person, name }));
  return people.value.items.map(({ id, name }) => ({ id, name: name ?? id }));
};

type WholeProps = { readonly view: CaseView; readonly scheme: SchemeView; readonly kindId: string };

const Whole = ({ view, scheme, kindId }: WholeProps) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const nameOf = useFunctionName();
  const [about] = useSearchText("about");
  const [isEditing, setEditing] = useState(false);
  const parties = usePeople(view);
  const kind = scheme.records.find(({ id }) => id === kindId);
  if (kind === undefined) return null;
  const record =
    view.records.find(
      (each) => each.kind === kindId && each.replacedBy === null && (about === null || each.about === about),
    ) ?? null;
  const mayFile = view.steps.some(({ act, on, mine }) => act === "file-record" && on.kind === kindId && mine);
  const isForm = (record === null && mayFile) || isEditing;
  const form = {
    view,
    kind,
    about,
    parties,
    team: scheme.team.field.startsWith(`${kindId}.`) ? scheme.team : null,
    onFiled: () => setEditing(false),
  };
  return (
    <div className="page">
      <PageHead
        kicker={
          <>
            <CaseLink of={view} /> · <Head of={nameOf.word(kind.function)} /> · {kind.rule.source} {kind.rule.clause}
          </>
        }
        title={told(kind.title)}
        actions={
          record === null ? undefined : (
            <a className="btn" href={recordPdf(view.id, record.id)} download={`${record.number}.pdf`}>
              {t("pdf")}
            </a>
          )
        }
      />
      {isForm && record === null ? (
        <Prefilled view={view} kind={kind}>
          {(values) => <RecordForm {...form} values={values} />}
        </Prefilled>
      ) : isForm ? (
        <RecordForm {...form} values={recordData(record)} />
      ) : record === null ? (
        <p>{told(kind.why)}</p>
      ) : (
        <Suspense fallback={null}>
          <FiledRecord view={view} kind={kind} record={record} onEdit={() => setEditing(true)} />
        </Suspense>
      )}
    </div>
  );
};

export const Page = () => {
  const params: { readonly case?: string; readonly kind?: string } = useParams({ strict: false });
  const one = { params: { case: params.case ?? "" } };
  const view = useLoaded(caseRoutes.show, one);
  const scheme = useLoaded(caseRoutes.scheme, one);
  return (
    <Loading of={view}>
      {(shown) => (
        <Loading of={scheme}>
          {(rules) => <Whole key={params.kind} view={shown} scheme={rules} kindId={params.kind ?? ""} />}
        </Loading>
      )}
    </Loading>
  );
};
