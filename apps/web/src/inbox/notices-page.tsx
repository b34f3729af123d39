import { noticeRoutes, noticeTexts, type OutputOf } from "@touchstone/contract";
import { useState } from "react";
import { api, useCommand, useLoaded } from "../shell/api.ts";
import { CommandForm, type FieldSpec } from "../shell/command-form.tsx";
import { useBilingual, useLanguage, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useWho } from "../shell/session.tsx";
import { MessageTable } from "./message-table.tsx";
import { OnceShown } from "./once-shown.tsx";
import { Webhooks } from "./webhooks.tsx";

type Notices = OutputOf<typeof noticeRoutes.show>;
type Settings = Notices["settings"];

const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

const rhythmOf = (text: string): Settings["rhythm"] => (text === "daily" || text === "weekly" ? text : "off");

const languageOf = (text: string): Settings["language"] => (text === "en" ? "en" : "zh");

const useFields = ({ settings, webhooks, mailReady, address }: Notices) => {
  const t = useText(noticeTexts);
  const option = (value: string, label: string) => ({ value, label });
  return [
    {
      name: "rhythm",
      label: t("rhythm"),
      kind: "select",
      initial: settings.rhythm,
      options: (["daily", "weekly", "off"] as const).map((one) => option(one, t(`rhythm.${one}`))),
    },
    {
      name: "weekday",
      label: t("weekday"),
      kind: "select",
      initial: String(settings.weekday),
      options: weekdays.map((one) => option(one, t(`weekday.${one}`))),
    },
    {
      name: "hour",
      label: t("hour"),
      kind: "select",
      initial: String(settings.hour),
      options: hours.map((one) => option(one, `${one}:00`)),
    },
    {
      name: "channels",
      label: t("channels"),
      kind: "checks",
      hint: t("mailOnly"),
      initial: settings.mail ? "mail" : "",
      options: mailReady ? [option("mail", t("byMail", { address }))] : [],
    },
    {
      name: "webhook",
      label: t("webhook"),
      kind: "select",
      need: "optional",
      initial: settings.webhook ?? "",
      options: [option("", t("none")), ...webhooks.map(({ id, name }) => option(id, name))],
    },
    {
      name: "language",
      label: t("language"),
      kind: "select",
      initial: settings.language,
      options: (["zh", "en"] as const).map((one) => option(one, t(`language.${one}`))),
    },
  ] satisfies readonly FieldSpec[];
};

const Digest = ({ notices }: { readonly notices: Notices }) => {
  const t = useText(noticeTexts);
  const { here } = useWho();
  const fields = useFields(notices);
  const { settings, mailReady, version, lastDay, messages } = notices;
  const webhook = notices.webhooks.find(({ id }) => id === settings.webhook);
  return (
    <section className="card card-body stack">
      <h2>{t("digest")}</h2>
      {mailReady ? null : <div className="notice hold">{t("noMail")}</div>}
      <dl className="facts">
        <dt>{t("rhythm")}</dt>
        <dd>
          {t(`rhythm.${settings.rhythm}`)}
          {settings.rhythm === "off" ? "" : ` · ${settings.hour}:00`}
        </dd>
        <dt>{t("channels")}</dt>
        <dd>
          {[
            ...(settings.mail ? [t("byMail", { address: notices.address })] : []),
            ...(webhook ? [`${webhook.name} (${t(`standing.${webhook.standing}`)})`] : []),
          ].join(" · ") || t("none")}
        </dd>
      </dl>
      <small>{lastDay === null ? t("never") : t("lastDay", { day: lastDay })}</small>
      <CommandForm
        key={version}
        route={noticeRoutes.set}
        act={t("setDigest")}
        fields={fields}
        input={({ one, all }) => ({
          params: { organisation: here.organisation },
          body: {
            rhythm: rhythmOf(one("rhythm")),
            weekday: Number(one("weekday")),
            hour: Number(one("hour")),
            mail: all("channels").includes("mail"),
            webhook: one("webhook") === "" ? null : one("webhook"),
            language: languageOf(one("language")),
            expected: version,
          },
        })}
      />
      {messages.length === 0 ? null : <MessageTable caption={t("mailLog")} rows={messages} file="mail.csv" />}
    </section>
  );
};

const Calendar = ({ since }: { readonly since: string | null }) => {
  const t = useText(noticeTexts);
  const { language } = useLanguage();
  const { here } = useWho();
  const params = { organisation: here.organisation };
  const open = useCommand(noticeRoutes.openFeed);
  const revoke = useCommand(noticeRoutes.revokeFeed);
  const [url, setUrl] = useState<string | null>(null);
  const make = async () => setUrl((await open.run({ params }))?.url ?? null);
  const end = async () => {
    if ((await revoke.run({ params })) !== null) setUrl(null);
  };
  const download = async () => {
    const answer = await api.download(noticeRoutes.calendar, { params, query: { lang: language } });
    if (answer.ok) saveFile(answer.value, "touchstone.ics");
  };
  return (
    <section className="card card-body stack">
      <h2>{t("calendar")}</h2>
      <p>{t("calendarLead")}</p>
      <small>{since === null ? t("feedShut") : t("feedOpen", { since })}</small>
      {url === null ? null : <OnceShown label={t("feedUrl")} value={url} />}
      <div className="row">
        <button type="button" className="btn" onClick={() => void make()}>
          {t("openFeed")}
        </button>
        {since === null ? null : (
          <button type="button" className="btn" onClick={() => void end()}>
            {t("revokeFeed")}
          </button>
        )}
        <button type="button" className="btn" onClick={() => void download()}>
          {t("download")}
        </button>
      </div>
      <CommandOutcome of={open} />
      <CommandOutcome of={revoke} />
    </section>
  );
};

export const Page = () => {
  const t = useText(noticeTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const notices = useLoaded(noticeRoutes.show, { params: { organisation: here.organisation } });
  return (
    <div className="page narrow">
      <PageHead kicker={say(here.name)} title={t("title")} />
      <p>{t("lead")}</p>
      <Loading of={notices}>
        {(value) => (
          <>
            <Digest notices={value} />
            <Calendar since={value.feedSince} />
          </>
        )}
      </Loading>
      {may("parties.write") ? <Webhooks /> : null}
    </div>
  );
};
