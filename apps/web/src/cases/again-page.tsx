import { casePageTexts, caseRoutes, statementRoutes } from "@touchstone/contract";
import { useCommand, useLoaded } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import type { Statement } from "../statements/standing-tag.tsx";
import { AgainForm } from "./again-form.tsx";

const Again = ({ statement: { id, attested } }: { readonly statement: Statement }) => {
  const t = useText(casePageTexts);
  const { here } = useWho();
  const open = useCommand(caseRoutes.open);
  return (
    <AgainForm
      attested={attested}
      isAsked={({ statement }) => statement !== "new" && statement !== "none"}
      region=""
      act={t("open")}
      lead={t("againLead")}
      isBusy={open.status.state === "busy"}
      outcome={<CommandOutcome of={open} />}
      send={(occasion, region) =>
        open.run({
          params: { organisation: here.organisation },
          body: { scheme: attested.scheme, client: attested.holder.id, region, occasion, statement: id },
        })
      }
    />
  );
};

/** A further case about a statement that is there: surveillance, recertification, a change of scope. */
export const Page = () => {
  const { here } = useWho();
  const [id] = useSearchText("statement");
  const found = useLoaded(
    statementRoutes.show,
    { params: { organisation: here.organisation, statement: id ?? "" } },
    { enabled: id !== null },
  );
  return <Loading of={found}>{(statement) => <Again statement={statement} />}</Loading>;
};
