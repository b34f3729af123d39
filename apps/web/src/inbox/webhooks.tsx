import { noticeRoutes, noticeTexts, type OutputOf } from "@touchstone/contract";
import { type FormEvent, useRef, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useLanguage, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { type Message, MessageTable } from "./message-table.tsx";
import { OnceShown } from "./once-shown.tsx";

type Webhook = OutputOf<typeof noticeRoutes.webhooks>["items"][number];

const formats = ["standard", "wecom", "dingtalk", "feishu"] as const;
const tones = { on: "ok", paused: "hold", disabled: "stop", ended: "off" } as const;

const AddWebhook = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(noticeTexts);
  const add = useCommand(noticeRoutes.addWebhook);
  const details = useRef<HTMLDetailsElement>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { one } = readForm(form);
    const format = formats.find((each) => each === one("format")) ?? "standard";
    const added = await add.run({ params: { organisation }, body: { name: one("name"), url: one("url"), format } });
    if (added === null) return;
    setSecret(added.secret);
    form.reset();
    if (details.current !== null) details.current.open = false;
  };
  return (
    <>
      {secret === null ? null : <OnceShown label={t("secret")} value={secret} />}
      <details ref={details} className="act">
        <summary className="btn small">{t("addWebhook")}</summary>
        <form className="form" onSubmit={(event) => void send(event)}>
          <Field label={t("name")}>{(tie) => <input {...tie} name="name" required maxLength={60} />}</Field>
          <Field label={t("url")} hint={t("urlHint")}>
            {(tie) => <input {...tie} name="url" type="url" required maxLength={2000} autoComplete="off" />}
          </Field>
          <Field label={t("format")}>
            {(tie) => (
              <select {...tie} name="format">
                {formats.map((format) => (
                  <option key={format} value={format}>
                    {t(`format.${format}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <CommandOutcome of={add} />
          <div>
            <button type="submit" className="btn" disabled={add.status.state === "busy"}>
              {t("addWebhook")}
            </button>
          </div>
        </form>
      </details>
    </>
  );
};

const Replay = ({ organisation, webhook, message }: Record<"organisation" | "webhook" | "message", string>) => {
  const t = useText(noticeTexts);
  const replay = useCommand(noticeRoutes.replay);
  return (
    <>
      <button
        type="button"
        className="btn small"
        disabled={replay.status.state === "busy"}
        onClick={() => void replay.run({ params: { organisation, webhook, message } })}
      >
        {t("replay")}
      </button>
      <CommandOutcome of={replay} />
    </>
  );
};

const Deliveries = ({ organisation, webhook }: { readonly organisation: string; readonly webhook: Webhook }) => {
  const t = useText(noticeTexts);
  const found = useLoaded(noticeRoutes.deliveries, { params: { organisation, webhook: webhook.id } });
  const act = ({ id, standing }: Message) =>
    standing === "waiting" || webhook.standing !== "on" ? null : (
      <Replay organisation={organisation} webhook={webhook.id} message={id} />
    );
  return (
    <Loading of={found}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t("noDeliveries")}</p>
        ) : (
          <MessageTable caption={t("deliveries")} rows={items} file="deliveries.csv" act={act} />
        )
      }
    </Loading>
  );
};

const Acts = ({ organisation, webhook }: { readonly organisation: string; readonly webhook: Webhook }) => {
  const t = useText(noticeTexts);
  const { language } = useLanguage();
  const params = { organisation, webhook: webhook.id };
  const test = useCommand(noticeRoutes.testWebhook);
  const rotate = useCommand(noticeRoutes.rotateSecret);
  const set = useCommand(noticeRoutes.setStanding);
  const [secret, setSecret] = useState<string | null>(null);
  const isOn = webhook.standing === "on";
  const renew = async () => setSecret((await rotate.run({ params }))?.secret ?? null);
  const stand = (standing: "on" | "paused" | "ended") => void set.run({ params, body: { standing } });
  return (
    <>
      <div className="row">
        {isOn ? (
          <button type="button" className="btn small" onClick={() => void test.run({ params, body: { language } })}>
            {t("test")}
          </button>
        ) : null}
        {webhook.format === "standard" ? (
          <button type="button" className="btn small" onClick={() => void renew()}>
            {t("rotate")}
          </button>
        ) : null}
        <button type="button" className="btn small" onClick={() => stand(isOn ? "paused" : "on")}>
          {isOn ? t("pause") : t("switchOn")}
        </button>
        <button type="button" className="btn small" onClick={() => stand("ended")}>
          {t("end")}
        </button>
      </div>
      {secret === null ? null : <OnceShown label={t("secret")} value={secret} />}
      <CommandOutcome of={test} />
      <CommandOutcome of={rotate} />
      <CommandOutcome of={set} />
    </>
  );
};

const One = ({ organisation, webhook }: { readonly organisation: string; readonly webhook: Webhook }) => {
  const t = useText(noticeTexts);
  const { name, format, host, standing, disabled } = webhook;
  const [isShown, setShown] = useState(false);
  return (
    <li className="stack">
      <div>
        <strong>{name}</strong> <StateTag tone={tones[standing]}>{t(`standing.${standing}`)}</StateTag>
        <div>
          <small>
            {t(`format.${format}`)} · {host}
            {disabled === null ? "" : ` · ${t(`because.${disabled.because}`, { on: disabled.on })}`}
          </small>
        </div>
      </div>
      <Acts organisation={organisation} webhook={webhook} />
      <details onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>{t("deliveries")}</summary>
        {isShown ? <Deliveries organisation={organisation} webhook={webhook} /> : null}
      </details>
    </li>
  );
};

/** The organisation's webhooks, for who may manage its parties. */
export const Webhooks = () => {
  const t = useText(noticeTexts);
  const { here } = useWho();
  const found = useLoaded(noticeRoutes.webhooks, { params: { organisation: here.organisation } });
  return (
    <section className="card card-body stack">
      <h2>{t("webhooks")}</h2>
      <p>{t("webhooksLead")}</p>
      <Loading of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t("noWebhooks")}</p>
          ) : (
            <ul className="stack">
              {items.map((webhook) => (
                <One key={webhook.id} organisation={here.organisation} webhook={webhook} />
              ))}
            </ul>
          )
        }
      </Loading>
      <AddWebhook organisation={here.organisation} />
    </section>
  );
};
