import { Link, useParams } from "@tanstack/react-router";
import { caseRoutes, handoverRoutes, handoverTexts, type OutputOf } from "@touchstone/contract";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { CommandForm } from "../../shell/command-form.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { sayMoment } from "../say-moment.ts";
import { SheetView } from "./sheet-view.tsx";
import "./handover.css";

type Handover = OutputOf<typeof handoverRoutes.show>;
type Item = Handover["items"][number];
type Of = { readonly of: Handover };

const closed = ["ended", "declined", "attested", "refused"];

/** The one act of this page before it is sent: to which case. */
const Send = ({ of }: Of) => {
  const t = useText(handoverTexts);
  const say = useBilingual();
  const { here } = useWho();
  const [asked] = useSearchText("case");
  const params = { organisation: here.organisation };
  const shared = useLoaded(caseRoutes.shared, { params });
  const send = useCommand(handoverRoutes.send);
  return (
    <Loading of={shared}>
      {({ items }) => {
        const open = items.filter(({ state }) => !closed.includes(state));
        if (open.length === 0)
          return (
            <div className="row">
              <span>{t("noCase")}</span>
              <Link to="/cases/apply" search={{ handover: of.id }} className="btn primary">
                {t("apply")}
              </Link>
            </div>
          );
        return (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              const chosen = new FormData(event.currentTarget).get("case");
              if (typeof chosen !== "string") return;
              void send.run({
                params: { ...params, handover: of.id },
                body: { case: chosen, expected: of.version },
              });
            }}
          >
            <label className="stack">
              <span>{t("case")}</span>
              <select name="case" defaultValue={asked ?? open[0]?.id}>
                {open.map(({ id, number, body }) => (
                  <option key={id} value={id}>
                    {number} {say(body)}
                  </option>
                ))}
              </select>
            </label>
            <CommandOutcome of={send} />
            <div className="row">
              <button type="submit" className="btn primary" disabled={send.status.state === "busy"}>
                {t("send", { count: of.chosen.length })}
              </button>
              <Link to="/cases/apply" search={{ handover: of.id }} className="btn">
                {t("apply")}
              </Link>
            </div>
          </form>
        );
      }}
    </Loading>
  );
};

const SeenBy = ({ seen }: Pick<Item, "seen">) => {
  const t = useText(handoverTexts);
  if (seen.length === 0) return <span>{t("unseen")}</span>;
  return (
    <ul className="handed-seen">
      {seen.map(({ by, times, last }) => (
        <li key={by.person}>{t("seenBy", { name: by.name ?? t("nobody"), times, last: sayMoment(last) })}</li>
      ))}
    </ul>
  );
};

const Items = ({ of }: Of) => {
  const t = useText(handoverTexts);
  const { here, may } = useWho();
  const params = { organisation: here.organisation, handover: of.id };
  return (
    <section className="card">
      <DataTable
        caption={t("title")}
        rows={of.items}
        rowKey={({ item }) => item}
        columns={[
          { key: "title", head: t("item"), cell: ({ title }) => title },
          {
            key: "kind",
            head: t("kind"),
            cell: ({ kind, version }) => `${t("oneKind", { kind })} · ${t("version", { version })}`,
          },
          { key: "on", head: t("handedOn"), cell: ({ on }) => <span className="num handed-day">{on}</span> },
          {
            key: "state",
            head: t("state"),
            cell: ({ withdrawn, changed }) =>
              withdrawn === null ? (
                <StateTag tone={changed ? "hold" : "ok"}>{t(changed ? "changed" : "same")}</StateTag>
              ) : (
                <StateTag tone="off">{t("withdrawnOn", withdrawn)}</StateTag>
              ),
          },
          { key: "seen", head: t("seen"), cell: ({ seen }) => <SeenBy seen={seen} /> },
          {
            key: "withdraw",
            head: t("withdraw"),
            cell: ({ item, title, withdrawn }) =>
              withdrawn === null && may("register.write") ? (
                <CommandForm
                  route={handoverRoutes.withdraw}
                  act={t("withdraw")}
                  label={t("withdrawThis", { title })}
                  fields={[{ name: "reason", label: t("reason"), kind: "line" }]}
                  input={({ texts }) => ({ params: { ...params, item }, body: { reason: texts.reason } })}
                />
              ) : (
                "–"
              ),
          },
        ]}
      />
    </section>
  );
};

const Preview = ({ of }: Of) => {
  const t = useText(handoverTexts);
  const { here } = useWho();
  const params = { organisation: here.organisation, handover: of.id };
  const preview = useLoaded(handoverRoutes.preview, { params });
  return (
    <section className="card card-body stack">
      <h2>{t(of.sent === null ? "willSee" : "seesNow")}</h2>
      <Loading of={preview}>
        {({ sheets }) => (
          <>
            {sheets.map(({ id, kind, version, sheet }) => (
              <details key={`${id} ${version}`}>
                <summary>
                  {sheet.title}{" "}
                  <small>
                    {t("oneKind", { kind })} · {t("version", { version })}
                  </small>
                </summary>
                <SheetView sheet={sheet} />
              </details>
            ))}
          </>
        )}
      </Loading>
    </section>
  );
};

const Whole = ({ of }: Of) => {
  const t = useText(handoverTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { sent, things, gone } = of;
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { name: say(here.name) })}
        title={
          sent === null
            ? t("draft", { count: things })
            : t("sentTo", { on: sent.on, number: sent.case.number, body: say(sent.case.body.name), count: things })
        }
        actions={
          may("register.write") ? (
            <Link to="/handover/choose" search={{ handover: of.id }} className="btn">
              {t(sent === null ? "chooseAgain" : "supplement")}
            </Link>
          ) : null
        }
      />
      {gone.length === 0 ? null : <p className="notice hold">{t("gone", { count: gone.length })}</p>}
      {sent === null && may("register.write") ? <Send of={of} /> : null}
      {sent === null ? null : <Items of={of} />}
      <Preview of={of} />
    </div>
  );
};

/** One package: before it goes, what the body will see; afterwards, what it sees and who looked. */
export const Page = () => {
  const { here } = useWho();
  const { handover = "" } = useParams({ strict: false });
  const found = useLoaded(handoverRoutes.show, { params: { organisation: here.organisation, handover } });
  return <Loading of={found}>{(value) => <Whole of={value} />}</Loading>;
};
