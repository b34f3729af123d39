import { useNavigate, useParams } from "@tanstack/react-router";
import { recordRoutes, recordTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { dataOf, draftOf } from "../../shell/record/draft.ts";
import { LinkDrawer } from "../../shell/record/link-drawer.ts";
import { RecordFields } from "../../shell/record/record-fields.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useWho } from "../../shell/session.tsx";
import { drawLink } from "./link-control.tsx";
import { type Kind, usePeople } from "./record-parts.ts";

const Form = ({ kind }: { readonly kind: Kind }) => {
  const t = useText(recordTexts);
  const say = useBilingual();
  const { here } = useWho();
  const navigate = useNavigate();
  const parties = usePeople();
  const begin = useCommand(recordRoutes.begin);
  const [draft, setDraft] = useState(() => draftOf(kind.fields, {}));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const values = dataOf(kind.fields, draft, parties);
    const made = await begin.run({ params: { organisation: here.organisation, kind: kind.id }, body: { values } });
    if (made !== null) await navigate({ to: "/records/$kind/$record", params: { kind: kind.id, record: made.id } });
  };
  return (
    <div className="page narrow">
      <PageHead kicker={say(here.name)} title={t("newTitle", { title: say(kind.title) })} />
      <p>{say(kind.lead)}</p>
      <form className="form" noValidate onSubmit={(event) => void send(event)}>
        <LinkDrawer value={drawLink}>
          <RecordFields fields={kind.fields} draft={draft} parties={parties} onChange={setDraft} />
        </LinkDrawer>
        <CommandOutcome of={begin} />
        <div>
          <button type="submit" className="btn primary" disabled={begin.status.state === "busy"}>
            {t("save")}
          </button>
        </div>
      </form>
    </div>
  );
};

export const Page = () => {
  const { here } = useWho();
  const params: { readonly kind?: string } = useParams({ strict: false });
  const kind = params.kind ?? "";
  const loaded = useLoaded(recordRoutes.kind, { params: { organisation: here.organisation, kind }, query: {} });
  return <Loading of={loaded}>{(found) => <Form key={found.id} kind={found} />}</Loading>;
};
