import { casePageTexts, caseRoutes, partyRoutes, statementRoutes } from "@touchstone/contract";
import { useCommand, useLoaded } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import type { Statement } from "../statements/standing-tag.tsx";
import { AgainForm } from "./again-form.tsx";

// Surveillance is the body's to plan; a holder asks for what it wants of its own accord.
const asked = ["renewed", "amended", "restored"];

const Apply = ({ statement: { id, attested } }: { readonly statement: Pick<Statement, "id" | "attested"> }) => {
  const t = useText(casePageTexts);
  const { here } = useWho();
  const apply = useCommand(caseRoutes.apply);
  const own = useLoaded(partyRoutes.organisation, { params: { organisation: here.organisation } });
  return (
    <AgainForm
      attested={attested}
      isAsked={({ statement }) => asked.includes(statement)}
      region={own.state === "ready" ? own.value.region : ""}
      act={t("apply")}
      lead={t("applyAgainLead")}
      isBusy={apply.status.state === "busy"}
      outcome={<CommandOutcome of={apply} />}
      send={(occasion, region) =>
        apply.run({
          params: { organisation: here.organisation },
          body: { scheme: attested.scheme, body: attested.body.id, region, occasion, statement: id },
        })
      }
    />
  );
};

/** The holder applies by itself: recertification, another scope, restoration after a suspension. */
export const Page = () => {
  const [caseId] = useSearchText("case");
  const [id] = useSearchText("statement");
  const found = useLoaded(statementRoutes.ofCase, { params: { case: caseId ?? "" } }, { enabled: caseId !== null });
  return (
    <Loading of={found}>
      {({ statements }) =>
        statements.filter((each) => each.id === id).map((each) => <Apply key={each.id} statement={each} />)
      }
    </Loading>
  );
};
