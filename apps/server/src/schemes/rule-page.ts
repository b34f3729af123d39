import { type Language, refusalMessage, say } from "@touchstone/contract";
import { editionInForce, type Refusal, type RuleId, type RulePack, runRule } from "@touchstone/kernel";
import { html } from "hono/html";
import { publicFrame } from "../http/public-frame.ts";
import {
  type Asked,
  addressOf,
  answerView,
  calculatorStyle,
  placeName,
  spanOf,
  textsOf,
  titleOf,
} from "./calculator-parts.ts";
import { inputOf, inputPrefix, queryOf } from "./form-input.ts";
import { fieldsView } from "./form-view.ts";
import { type InputField, inputFields } from "./input-fields.ts";
import { marked, valueView, wordOf } from "./value-view.ts";

type Page = {
  readonly packs: readonly RulePack[];
  readonly editions: readonly RulePack[];
  readonly asked: Asked;
  readonly query: URLSearchParams;
  readonly language: Language;
};

// What a pack itself names is offered as a choice; the schema only says that it is a word.
const namedBy = (pack: RulePack | null): Readonly<Record<string, readonly string[]>> => {
  if (pack?.id === "status-change") return { ground: pack.parameters.grounds.map(({ id }) => id) };
  if (pack?.id === "short-notice") return { trigger: pack.parameters.triggers.map(({ id }) => id) };
  return {};
};

const withChoices = (fields: readonly InputField[], pack: RulePack | null): readonly InputField[] => {
  const known = namedBy(pack);
  return fields.map((field): InputField => {
    const options = known[field.name];
    const { name, isNeeded, isNullable } = field;
    return options === undefined ? field : { name, isNeeded, isNullable, kind: "choice", options };
  });
};

// A path in the input as people read it: the names of its fields, rows counted from 1.
const placeOf = (where: unknown, language: Language): string =>
  typeof where !== "string"
    ? ""
    : where
        .split(".")
        .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : wordOf(part, language)))
        .join(" ");

const faultOf = ({ code, facts }: Refusal, language: Language): readonly (readonly [string, string])[] =>
  code === "rule-input-invalid" && typeof facts.where === "string"
    ? [[facts.where, textsOf(language)("fault", facts)]]
    : [];

const factsOf = ({ code, facts }: Refusal, language: Language): Refusal["facts"] =>
  code === "rule-input-invalid" ? { ...facts, where: placeOf(facts.where, language) } : facts;

const refusedView = (refusals: readonly Refusal[], language: Language) => {
  const t = textsOf(language);
  return html`<section class="card answer no" role="status" aria-labelledby="result"><h2 id="result">${t("refused")}</h2><ul class="plain">${refusals.map(
    (refused) => {
      const { code, rule, passesFrom } = refused;
      return html`<li>${marked(say(refusalMessage(code), language, factsOf(refused, language)), language)}${passesFrom === null ? "" : ` ${t("passesFrom", { date: passesFrom })}`} <small>${marked(`${rule.source} ${rule.clause}`, language)}</small></li>`;
    },
  )}</ul></section>`;
};

const choiceOf = (
  name: string,
  label: string,
  blank: string,
  known: readonly (readonly [string, string])[],
  given: string | null,
) =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${blank}</option>${known.map(
    ([value, text]) => html`<option value="${value}" ${value === given ? "selected" : ""}>${text}</option>`,
  )}</select></div>`;

const whichView = ({ editions, asked, language }: Page) => {
  const t = textsOf(language);
  const subjects = [...new Set(editions.flatMap(({ subject }) => (subject === null ? [] : [subject])))];
  const places = ["CN", "international"].map((place) => [place, placeName(place, language)] as const);
  const known = editions.map((pack) => [pack.edition, `${pack.title[language]} · ${spanOf(pack, language)}`] as const);
  return html`<fieldset><legend>${t("which")}</legend><div class="fields">${choiceOf("edition", t("edition"), t("byDay"), known, asked.edition)}
<div class="field"><label for="on">${t("asOf")}</label><input id="on" name="on" type="date" value="${asked.on}" /></div>
${choiceOf("jurisdiction", t("place"), t("anywhere"), places, asked.jurisdiction)}
${
  subjects.length === 0
    ? ""
    : choiceOf(
        "subject",
        t("subject"),
        t("anywhere"),
        subjects.map((each) => [each, wordOf(each, language)] as const),
        asked.subject,
      )
}</div></fieldset>`;
};

const editionView = (pack: RulePack, { language, asked }: Page, fields: readonly InputField[]) => {
  const t = textsOf(language);
  const { edition } = pack;
  const examples = pack.examples.map(
    ({ name, input }) =>
      html`<li><a lang="en-GB" href="${addressOf(pack.id, { edition, on: asked.on }, queryOf(fields, input), language)}">${name}</a></li>`,
  );
  return html`<section class="card" aria-labelledby="about"><h2 id="about">${pack.title[language]}</h2><dl class="data"><dt>${t("source")}</dt><dd>${marked(`${pack.source} ${pack.clause}`, language)}</dd>
<dt>${t("edition")}</dt><dd class="num">${pack.id}@${edition}</dd><dt>${t("place")}</dt><dd>${placeName(pack.jurisdiction, language)}${pack.subject === null ? "" : ` · ${wordOf(pack.subject, language)}`}</dd>
<dt>${t("effective")}</dt><dd class="num">${spanOf(pack, language)} <small>${t("asOfDay", { on: asked.on })}</small></dd></dl>
${pack.doubts.length === 0 ? "" : html`<h3>${t("doubts")}</h3><ul class="plain">${pack.doubts.map((doubt) => html`<li>${marked(doubt[language], language)}</li>`)}</ul>`}</section>
<details class="card"><summary><h2>${t("parameters")}</h2></summary>${valueView(pack.parameters, language)}</details>
<details class="card"><summary><h2>${t("examples")}</h2></summary><ul class="plain">${examples}</ul></details>`;
};

const editionsView = ({ editions, language }: Page) => {
  const t = textsOf(language);
  return html`<section class="card" aria-labelledby="editions"><h2 id="editions">${t("editions")}</h2><ul class="plain">${editions.map(
    (pack) =>
      html`<li><a href="${addressOf(pack.id, { edition: pack.edition }, [], language)}">${pack.title[language]}</a> <small class="num">${spanOf(pack, language)}</small></li>`,
  )}</ul></section>`;
};

const chosenOf = ({ packs, editions, asked }: Page, id: RuleId): RulePack | null => {
  if (asked.edition !== null) return editions.find(({ edition }) => edition === asked.edition) ?? null;
  const found = editionInForce(packs, id, asked.on, asked);
  return found.ok ? found.value : null;
};

/** One rule: which edition, the figures, the answer with its way and its doubts. A form and no script. */
export const rulePage = (id: RuleId, page: Page): string => {
  const { packs, asked, query, language } = page;
  const t = textsOf(language);
  const pack = chosenOf(page, id);
  const fields = withChoices(inputFields(id), pack);
  const input = inputOf(fields, query);
  const named = asked.edition === null ? input : { ...input, edition: asked.edition };
  const run = query.get("run") === "1" ? runRule(packs, id, named, asked.on, asked) : null;
  const wrong = new Map(run === null || run.ok ? [] : run.refusals.flatMap((refused) => faultOf(refused, language)));
  const answer =
    run === null
      ? ""
      : run.ok
        ? answerView(
            run.value,
            addressOf(id, { ...asked, edition: run.value.edition }, queryOf(fields, input), language),
            language,
          )
        : refusedView(run.refusals, language);
  const title = titleOf(id, language);
  const body = html`<p class="small"><a href="/rules?lang=${language}">${t("all")}</a></p><h1>${title}</h1>${answer}
<form class="card" action="/rules/${id}" method="get"><input type="hidden" name="lang" value="${language}" /><input type="hidden" name="run" value="1" />${whichView(page)}
<h2>${t("figures")}</h2><div class="fields">${fieldsView(fields, inputPrefix, { query, language, wrong })}</div>
<div class="line"><button class="btn primary">${t("run")}</button><a class="btn" href="${addressOf(id, { edition: asked.edition, on: asked.on }, [], language)}">${t("clear")}</a></div></form>
${pack === null ? "" : editionView(pack, page, fields)}${page.editions.length > 1 ? editionsView(page) : ""}
<p class="small">${t("api", { path: `/api/v1/rules/${id}/run` })}</p>`;
  const here = new URLSearchParams(query);
  here.delete("lang");
  return publicFrame({
    language,
    title: `${title} · ${t("title")}`,
    path: `/rules/${id}?${here.toString()}`,
    style: calculatorStyle,
    body,
  });
};
