import { Link, useParams } from "@tanstack/react-router";
import { bearingTexts, evidenceRoutes, evidenceTexts, type OutputOf } from "@touchstone/contract";
import type { FormEvent } from "react";
import { api, useCommand, useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { CommandForm } from "../../shell/command-form.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { readForm } from "../../shell/read-form.ts";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { saveFile } from "../../shell/save-file.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { AboutFields, readAbout } from "./about-fields.tsx";
import { EvidenceTag } from "./evidence-tag.tsx";
import { LinkForm } from "./link-form.tsx";
import { sayBytes } from "./say-bytes.ts";
import "./evidence.css";

type Item = OutputOf<typeof evidenceRoutes.show>;
type Props = { readonly item: Item; readonly organisation: string };

const paramsOf = ({ item, organisation }: Props) => ({ organisation, evidence: item.id });

const Facts = ({ item, organisation }: Props) => {
  const t = useText(evidenceTexts);
  const save = async () => {
    const file = await api.download(evidenceRoutes.file, { params: paramsOf({ item, organisation }) });
    if (file.ok) saveFile(file.value, item.name);
  };
  const canBeHad = item.state !== "infected" && item.state !== "destroyed";
  return (
    <section className="card card-body stack">
      <div className="row">
        <EvidenceTag state={item.state} />
        <small>
          {sayBytes(item.bytes)} · {t(`scan.${item.scan.state}`)} {item.scan.found}
        </small>
        {canBeHad ? (
          <button type="button" className="btn small" onClick={() => void save()}>
            {t("download")}
          </button>
        ) : null}
      </div>
      <div className="num">
        {t("takenOn")} {item.takenOn} · {t("until")} {item.validFrom === null ? "" : `${item.validFrom} → `}
        {item.validUntil ?? t("always")}
      </div>
      {item.place === "" ? null : (
        <div>
          {t("place")} {item.place}
        </div>
      )}
      {item.note === "" ? null : <div>{item.note}</div>}
      <small>{t("by", { name: item.by.name ?? t("nobody"), at: item.at.slice(0, 10) })}</small>
      {item.clockOff === null ? null : <div className="notice hold">{t("clockOff", { seconds: item.clockOff })}</div>}
      <div className="small num evidence-digest">
        {t("digest")} {item.digest}
      </div>
      {item.destroyed === null ? null : (
        <div>{t("destroyed", { ...item.destroyed, name: item.destroyed.by.name ?? t("nobody") })}</div>
      )}
    </section>
  );
};

const Links = (part: Props) => {
  const t = useText(evidenceTexts);
  const against = useText(bearingTexts)("against");
  const { may } = useWho();
  const { item } = part;
  const canLink = may("register.write") && item.state !== "infected" && item.state !== "destroyed";
  return (
    <section className="card card-body stack">
      <h2>{t("links")}</h2>
      {item.links.length === 0 ? <p>{t("noLinks")}</p> : null}
      {item.links.map(({ id, risk, title, objectiveText, bearing, why, unlinked }) => (
        <div className="item stack" key={id}>
          <Link to="/register/$risk" params={{ risk }}>
            {title}
          </Link>
          {objectiveText === "" ? null : <small>{objectiveText}</small>}
          {bearing === "contradicts" ? (
            <div>
              <StateTag tone={unlinked === null ? "stop" : "off"}>{against}</StateTag> {why}
            </div>
          ) : null}
          {bearing === "supports" && why !== "" ? <div>{why}</div> : null}
          {unlinked === null ? null : <small>{t("unlinked", unlinked)}</small>}
          {unlinked === null && may("register.write") ? (
            <CommandForm
              route={evidenceRoutes.unlink}
              act={t("unlink")}
              fields={[{ name: "reason", label: t("reason"), kind: "line" }]}
              input={({ one }) => ({ params: { ...paramsOf(part), link: id }, body: { risk, reason: one("reason") } })}
            />
          ) : null}
        </div>
      ))}
      {canLink ? <LinkForm organisation={part.organisation} evidence={item.id} /> : null}
    </section>
  );
};

const Correct = (part: Props) => {
  const t = useText(evidenceTexts);
  const command = useCommand(evidenceRoutes.correct);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = { ...readAbout(readForm(event.currentTarget)), expected: part.item.version };
    await command.run({ params: paramsOf(part), body });
  };
  return (
    <details className="act">
      <summary className="btn small">{t("correct")}</summary>
      <form className="form" key={part.item.version} onSubmit={(event) => void send(event)}>
        <AboutFields from={part.item} />
        <CommandOutcome of={command} />
        <div>
          <button type="submit" className="btn" disabled={command.status.state === "busy"}>
            {t("correct")}
          </button>
        </div>
      </form>
    </details>
  );
};

/** One person asks, another confirms: only the other is offered the confirmation. */
const Destruction = (part: Props) => {
  const t = useText(evidenceTexts);
  const { may, session } = useWho();
  const asked = part.item.destructionAsked;
  if (asked === null)
    // Where no rule says how long it is kept, asking is refused: the page says so instead of offering it.
    return may("register.write") && part.item.kept !== null ? (
      <CommandForm
        route={evidenceRoutes.destroy}
        act={t("destroy")}
        fields={[{ name: "reason", label: t("reason"), kind: "line", hint: t("destroyHint") }]}
        input={({ one }) => ({ params: paramsOf(part), body: { reason: one("reason") } })}
      />
    ) : null;
  return (
    <div className="stack">
      <div className="notice hold">{t("destructionAsked", { ...asked, name: asked.by.name ?? t("nobody") })}</div>
      {may("register.evaluate") ? (
        <div className="row">
          {asked.by.person === session.person ? null : (
            <CommandForm
              route={evidenceRoutes.confirmDestruction}
              act={t("confirmDestruction")}
              fields={[]}
              input={() => ({ params: paramsOf(part), body: {} })}
            />
          )}
          <CommandForm
            route={evidenceRoutes.withdrawDestruction}
            act={t("withdrawDestruction")}
            fields={[{ name: "reason", label: t("reason"), kind: "line" }]}
            input={({ one }) => ({ params: paramsOf(part), body: { reason: one("reason") } })}
          />
        </div>
      ) : null}
    </div>
  );
};

const Keeping = (part: Props) => {
  const t = useText(evidenceTexts);
  const { may } = useWho();
  const { kept, state } = part.item;
  return (
    <section className="card card-body stack">
      <h2>{t("keeping")}</h2>
      {kept === null ? (
        <p>{t("keptUnknown")}</p>
      ) : (
        <div>
          <div className="num">
            {t("kept")} {kept.free}
          </div>
          {kept.rules.map(({ rule, source, clause }) => (
            <div className="rule" key={rule}>
              {source} {clause}
            </div>
          ))}
        </div>
      )}
      <small>{t("keepsAll")}</small>
      {state === "destroyed" ? null : (
        <div className="row">
          {may("register.write") ? <Correct {...part} /> : null}
          <Destruction {...part} />
        </div>
      )}
    </section>
  );
};

export const Page = () => {
  const t = useText(evidenceTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const { evidence = "" } = useParams({ strict: false });
  const { organisation } = here;
  const item = useLoaded(evidenceRoutes.show, { params: { organisation, evidence }, query: { on } });
  return (
    <div className="page narrow">
      <PageHead
        kicker={t("kicker", { name: say(here.name), date: on })}
        title={item.state === "ready" ? item.value.name : t("title")}
        actions={
          <Link to="/evidence" className="btn">
            {t("back")}
          </Link>
        }
      />
      <Loading of={item}>
        {(value) => (
          <>
            <Facts item={value} organisation={organisation} />
            <Links item={value} organisation={organisation} />
            <Keeping item={value} organisation={organisation} />
          </>
        )}
      </Loading>
    </div>
  );
};
