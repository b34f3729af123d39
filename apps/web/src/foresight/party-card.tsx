import { foresightPartyRoutes, interestedPartyTexts } from "@touchstone/contract";
import { feedbackKinds, needKinds, needOutcomes } from "@touchstone/register";
import { legalToday } from "../shell/as-of.tsx";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import type { NeedView, PartyView } from "./party-words.ts";

const tones = { requirement: "ok", obligation: "ok", "not-adopted": "off" } as const;

const NeedLine = ({ need: { kind, text, decided } }: { readonly need: NeedView }) => {
  const t = useText(interestedPartyTexts);
  return (
    <div>
      <div className="row">
        <StateTag tone={decided === null ? "wait" : tones[decided.as]}>
          {decided === null ? t("open") : t(`as.${decided.as}`)}
        </StateTag>
        <span>
          {t(`kind.${kind}`)}: {text}
        </span>
      </div>
      {decided === null ? null : (
        <small>{[decided.obligation, decided.text, decided.on].filter((part) => part !== null).join(" · ")}</small>
      )}
    </div>
  );
};

type Props = { readonly party: PartyView; readonly organisation: string };

const DecideForm = ({ party, need, organisation }: Props & { readonly need: NeedView }) => {
  const t = useText(interestedPartyTexts);
  return (
    <CommandForm
      route={foresightPartyRoutes.decideNeed}
      act={t("decide")}
      fields={[
        {
          name: "as",
          label: t("became"),
          kind: "select",
          initial: need.decided?.as ?? "requirement",
          options: needOutcomes.map((one) => ({ value: one, label: t(`as.${one}`) })),
        },
        { name: "text", label: t("decisionText"), kind: "line", initial: need.decided?.text ?? "" },
        {
          name: "obligation",
          label: t("obligation"),
          kind: "line",
          need: "optional",
          hint: t("obligationHint"),
          initial: need.decided?.obligation ?? "",
        },
      ]}
      input={({ one }) => ({
        params: { organisation, party: party.id },
        body: {
          need: need.id,
          as: needOutcomes.find((each) => each === one("as")) ?? "not-adopted",
          text: one("text"),
          obligation: one("obligation") === "" ? null : one("obligation"),
          expected: party.version,
        },
      })}
    />
  );
};

const FeedbackForm = ({ party, organisation }: Props) => {
  const t = useText(interestedPartyTexts);
  return (
    <CommandForm
      route={foresightPartyRoutes.recordFeedback}
      act={t("addFeedback")}
      fields={[
        { name: "on", label: t("on"), kind: "date", initial: legalToday() },
        {
          name: "kind",
          label: t("feedbackKind"),
          kind: "select",
          options: feedbackKinds.map((kind) => ({ value: kind, label: t(`feedback.${kind}`) })),
        },
        { name: "text", label: t("said"), kind: "prose", hint: t("saidHint") },
        { name: "channel", label: t("channel"), kind: "line", hint: t("channelHint") },
        { name: "voices", label: t("voices"), kind: "number", initial: "1" },
      ]}
      input={({ one }) => ({
        params: { organisation, party: party.id },
        body: {
          on: one("on"),
          kind: feedbackKinds.find((kind) => kind === one("kind")) ?? "suggestion",
          text: one("text"),
          channel: one("channel"),
          voices: Number(one("voices")),
        },
      })}
    />
  );
};

const PartyActs = (props: Props) => {
  const t = useText(interestedPartyTexts);
  const { party, organisation } = props;
  const params = { organisation, party: party.id };
  return (
    <div className="row">
      <CommandForm
        route={foresightPartyRoutes.recordNeed}
        act={t("addNeed")}
        fields={[
          {
            name: "kind",
            label: t("kind"),
            kind: "select",
            options: needKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          },
          { name: "text", label: t("need"), kind: "line" },
        ]}
        input={({ one }) => ({
          params,
          body: { kind: needKinds.find((kind) => kind === one("kind")) ?? "need", text: one("text") },
        })}
      />
      <FeedbackForm {...props} />
      <CommandForm
        route={foresightPartyRoutes.endParty}
        act={t("end")}
        fields={[{ name: "reason", label: t("reason"), kind: "prose" }]}
        input={({ texts }) => ({ params, body: texts })}
      />
    </div>
  );
};

export const PartyCard = ({ party }: { readonly party: PartyView }) => {
  const t = useText(interestedPartyTexts);
  const { here, may } = useWho();
  const props = { party, organisation: here.organisation };
  return (
    <section className="card card-body stack">
      <h2>{party.name}</h2>
      <small>{t(`side.${party.side}`)}</small>
      {party.needs.length === 0 ? <p>{t("noNeeds")}</p> : null}
      <ul className="foresight-needs">
        {party.needs.map((need) => (
          <li key={need.id}>
            <NeedLine need={need} />
            {may("register.write") ? <DecideForm key={party.version} need={need} {...props} /> : null}
          </li>
        ))}
      </ul>
      {may("register.write") ? <PartyActs {...props} /> : null}
    </section>
  );
};
