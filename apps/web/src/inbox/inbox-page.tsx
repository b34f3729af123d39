import { Link } from "@tanstack/react-router";
import { type inboxRoutes, inboxTexts, type OutputOf, roleTexts, ruleName } from "@touchstone/contract";
import { EmptyState } from "../shell/empty-state.tsx";
import { useBilingual, useLanguage, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { More, usePortion } from "../shell/paged.tsx";
import { useWho } from "../shell/session.tsx";
import { WhyLink } from "../shell/why.tsx";
import { useInbox } from "./use-inbox.ts";
import "./inbox.css";

type Inbox = OutputOf<typeof inboxRoutes.list>;
type Item = Inbox["items"][number];

const groups = [
  ["overdue", "groupOverdue"],
  ["today", "groupToday"],
  ["week", "groupWeek"],
  ["later", "groupLater"],
  ["undated", "groupUndated"],
] as const;

const Due = ({ due, today }: { readonly due: string | null; readonly today: string }) => {
  const t = useText(inboxTexts);
  if (due === null) return <small>{t("noDate")}</small>;
  const { days } = Temporal.PlainDate.from(today).until(due);
  return (
    <>
      <span className="num">{due}</span>
      <small className={days < 0 ? "late" : undefined}>
        {days < 0 ? t("overdueBy", { days: -days }) : t("daysLeft", { days })}
      </small>
    </>
  );
};

type LineProps = { readonly item: Item; readonly today: string; readonly first: boolean };

const Line = ({ item, today, first }: LineProps) => {
  const t = useText(inboxTexts);
  const say = useBilingual();
  const { language } = useLanguage();
  const reason = { title: say(item.act), because: say(item.why), rules: [item.rule] };
  const facts = item.due === null ? reason : { ...reason, facts: [[t("dueBy"), item.due]] as const };
  return (
    <li className="inbox-line">
      <div className="inbox-due">
        <Due due={item.due} today={today} />
      </div>
      <div className="inbox-what">
        <div>
          <strong>{say(item.act)}</strong> <span>{item.subject}</span>
        </div>
        <small>{say(item.why)}</small>
      </div>
      <div className="inbox-rule">
        <WhyLink answer={facts}>{ruleName(item.rule, language)}</WhyLink>
      </div>
      <Link to={item.href} className={first ? "btn primary" : "btn"}>
        {say(item.button)}
      </Link>
    </li>
  );
};

type GroupProps = {
  readonly label: (typeof groups)[number][1];
  readonly items: readonly Item[];
  readonly today: string;
  readonly first: string | undefined;
};

const Group = ({ label, items, today, first }: GroupProps) => {
  const t = useText(inboxTexts);
  const pages = usePortion(items);
  return (
    <>
      <h2 className="inbox-group">{t(label)}</h2>
      <ul className="inbox-list">
        {pages.items.map((item) => (
          <Line key={item.key} item={item} today={today} first={item.key === first} />
        ))}
      </ul>
      {pages.isCut ? <More of={pages} /> : null}
    </>
  );
};

const Lines = ({ inbox }: { readonly inbox: Inbox }) => {
  const t = useText(inboxTexts);
  const { may } = useWho();
  // Whoever has just come has nothing due, and must not be left without a first step.
  const action = may("register.write") ? (
    <Link to="/register" className="btn">
      {t("toRegister")}
    </Link>
  ) : null;
  if (inbox.items.length === 0)
    return (
      <EmptyState title={t("emptyTitle")} action={action}>
        {t("empty")}
      </EmptyState>
    );
  const grouped = groups.flatMap(([group, label]) => {
    const items = inbox.items.filter((item) => item.group === group);
    return items.length === 0 ? [] : [{ group, label, items }];
  });
  // The one that stands on top, whatever the order in which the server told them.
  const first = grouped[0]?.items[0]?.key;
  return grouped.map(({ group, label, items }) => (
    <Group key={group} label={label} items={items} today={inbox.today} first={first} />
  ));
};

export const Page = () => {
  const t = useText(inboxTexts);
  const role = useText(roleTexts);
  const say = useBilingual();
  const { language } = useLanguage();
  const who = useWho();
  const inbox = useInbox();
  const day =
    inbox.state === "ready"
      ? Temporal.PlainDate.from(inbox.value.today).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", {
          weekday: "long",
          year: "numeric",
          month: "long",
          day: "numeric",
        })
      : "";
  return (
    <div className="page narrow">
      <PageHead
        kicker={[say(who.here.name), ...who.roles.map((one) => role(one)), day]
          .filter((part) => part !== "")
          .join(" · ")}
        title={t("title")}
      />
      <div className="card">
        <Loading of={inbox}>{(value) => <Lines inbox={value} />}</Loading>
      </div>
      <small>
        {t("foot")} <Link to="/notices">{t("notices")}</Link>
      </small>
    </div>
  );
};
