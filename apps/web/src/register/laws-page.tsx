import { Link } from "@tanstack/react-router";
import {
  lawScheduleRoutes,
  levelTexts,
  type OutputOf,
  registerLawRoutes,
  registerLawTexts,
  requirementsRoutes,
  siteRoutes,
} from "@touchstone/contract";
import { Chinese, places, usePlace } from "../requirements/law-words.tsx";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import "../requirements/requirements.css";

type Answer = OutputOf<typeof registerLawRoutes.laws>;
type Missing = Answer["missing"][number];
type Elsewhere = Answer["elsewhere"][number];

const useMissingColumns = (on: string): readonly Column<Missing>[] => {
  const t = useText(registerLawTexts);
  const level = useText(levelTexts);
  const place = usePlace();
  return [
    {
      key: "title",
      head: t("missing"),
      cell: ({ family, version, title, insteadOf }) => (
        <div>
          <Link to="/requirements/law/$family" params={{ family }} search={{ version, on }}>
            <Chinese>{title}</Chinese>
          </Link>
          {insteadOf === null ? null : (
            <div>
              <small>{t("insteadOf", { title: insteadOf })}</small>
            </div>
          )}
        </div>
      ),
    },
    { key: "level", head: t("level"), cell: (row) => level(row.level) },
    { key: "place", head: t("bindsIn"), cell: ({ jurisdiction }) => place(jurisdiction) },
    {
      key: "effective",
      head: t("effective"),
      cell: ({ effective }) => <span className="num">{effective ?? t("unknownDay")}</span>,
    },
  ];
};

const useElsewhereColumns = (): readonly Column<Elsewhere>[] => {
  const t = useText(registerLawTexts);
  const place = usePlace();
  return [
    {
      key: "title",
      head: t("elsewhere"),
      cell: ({ risk, title }) => (
        <Link to="/register/$risk" params={{ risk }}>
          <Chinese>{title}</Chinese>
        </Link>
      ),
    },
    { key: "place", head: t("bindsIn"), cell: ({ jurisdiction }) => place(jurisdiction) },
  ];
};

const Found = ({ answer }: { readonly answer: Answer }) => {
  const t = useText(registerLawTexts);
  const missing = useMissingColumns(answer.on);
  const elsewhere = useElsewhereColumns();
  const { binding } = answer;
  return (
    <div className="stack" aria-live="polite">
      <p>
        {binding === 0
          ? t("nothingBinds")
          : t("count", { binding, missing: answer.missing.length, elsewhere: answer.elsewhere.length })}
      </p>
      {binding > 0 && answer.missing.length === 0 ? <p>{t("missingNone")}</p> : null}
      {answer.missing.length === 0 ? null : (
        <section className="card">
          <DataTable caption={t("missing")} columns={missing} rows={answer.missing} rowKey={({ family }) => family} />
        </section>
      )}
      {answer.elsewhere.length === 0 ? null : (
        <section className="card">
          <DataTable
            caption={t("elsewhere")}
            columns={elsewhere}
            rows={answer.elsewhere}
            rowKey={({ risk, line }) => `${risk} ${line}`}
          />
        </section>
      )}
    </div>
  );
};

type Choice = { readonly value: string; readonly text: string };
type PickProps = { readonly label: string; readonly name: string; readonly first: string };

/** A part of the question, kept in the page's address; the empty choice leaves it to the register. */
const Pick = ({ label, name, first, options }: PickProps & { readonly options: readonly Choice[] }) => {
  const [value, setValue] = useSearchText(name);
  return (
    <Field label={label}>
      {(tie) => (
        <select {...tie} value={value ?? ""} onChange={(event) => setValue(event.target.value || null)}>
          <option value="">{first}</option>
          {options.map(({ value: one, text }) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

const Question = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(registerLawTexts);
  const sites = useLoaded(siteRoutes.list, { params: { organisation }, query: {} });
  const opened = sites.state === "ready" ? sites.value.sites.filter(({ closed }) => closed === null) : [];
  const say = useBilingual();
  const place = usePlace();
  const scenes = useLoaded(requirementsRoutes.scenes, {});
  const scopes = useLoaded(lawScheduleRoutes.scopes, {});
  const named = scenes.state === "ready" ? scenes.value.scenes : [];
  const markets = scopes.state === "ready" ? scopes.value.scopes.filter(({ kind }) => kind === "market") : [];
  return (
    <div className="law-filters">
      {opened.length === 0 ? null : (
        <Pick
          label={t("site")}
          name="site"
          first={t("wholeOrganisation")}
          options={opened.map(({ id, name, region }) => ({ value: id, text: `${name} ${place(region)}` }))}
        />
      )}
      <Pick
        label={t("place")}
        name="region"
        first={t("ownPlace")}
        options={places.map((code) => ({ value: code, text: `${place(code)} ${code}` }))}
      />
      <Pick
        label={t("scene")}
        name="scene"
        first={t("sceneOfRows")}
        options={named.map(({ id, name }) => ({ value: id, text: say(name) }))}
      />
      <Pick
        label={t("market")}
        name="market"
        first={t("noMarket")}
        options={markets.map(({ id, title }) => ({ value: id, text: say(title) }))}
      />
    </div>
  );
};

export const Page = () => {
  const t = useText(registerLawTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const [region] = useSearchText("region");
  const [scene] = useSearchText("scene");
  const [market] = useSearchText("market");
  const [site] = useSearchText("site");
  const query = {
    on,
    ...(region === null ? {} : { region }),
    ...(scene === null ? {} : { scene }),
    ...(market === null ? {} : { market }),
    ...(site === null ? {} : { site }),
  };
  const params = { organisation: here.organisation };
  const answer = useLoaded(registerLawRoutes.laws, { params, query }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead
        kicker={`${say(here.name)} · ${t("asOf", { date: on })}`}
        title={t("title")}
        actions={
          <Link to="/register" className="btn">
            {t("back")}
          </Link>
        }
      />
      <p>{t("lead")}</p>
      <Question organisation={here.organisation} />
      <Loading of={answer}>{(value) => <Found answer={value} />}</Loading>
    </div>
  );
};
