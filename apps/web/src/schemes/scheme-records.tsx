import { Link } from "@tanstack/react-router";
import { caseDoers, caseFunctions, fieldTypeTexts, schemeTexts } from "@touchstone/contract";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import type { Scheme } from "./process-drawing.tsx";

type Kind = Scheme["records"][number];
type Field = Kind["fields"][number];

const Fields = ({ fields }: { readonly fields: readonly Field[] }) => {
  const t = useText(schemeTexts);
  const f = useText(fieldTypeTexts);
  const say = useBilingual();
  return (
    <details>
      <summary>{t("fieldCount", { count: fields.length })}</summary>
      <ul className="json-list">
        {fields.map((field) => (
          <li key={field.id}>
            {say(field.title)}{" "}
            <small>
              {f(field.type)}
              {field.required ? "" : ` · ${t("optional")}`}
              {field.type === "choice" || field.type === "choices"
                ? ` · ${field.options.map(({ title }) => say(title)).join(" / ")}`
                : ""}
              {field.type === "rows" ? ` · ${field.fields.map(({ title }) => say(title)).join(", ")}` : ""}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
};

const Gates = ({ gates }: { readonly gates: Kind["gates"] }) => (
  <div>
    {[...new Set(gates.map(({ pack }) => pack))].map((pack) => (
      <div key={pack} className="target">
        <Link to="/schemes/rules/$pack" params={{ pack }}>
          {pack}
        </Link>
      </div>
    ))}
  </div>
);

/** Every record of the scheme: what the drawing says, and what is filled in. */
export const SchemeRecords = ({ of: scheme }: { readonly of: Scheme }) => {
  const t = useText(schemeTexts);
  const d = useText(caseDoers);
  const f = useText(caseFunctions);
  const say = useBilingual();
  const titles = new Map(scheme.records.map(({ id, title }) => [id, say(title)]));
  const occasions = new Map(scheme.occasions.map(({ id, title }) => [id, say(title)]));
  return (
    <DataTable
      caption={t("records")}
      rows={scheme.records}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "record",
          head: t("record"),
          cell: (kind) => (
            <>
              <span className="num">{kind.prefix}</span> {say(kind.title)}
              <div className="small">
                {f(kind.function)}
                {kind.per === "nonconformity" ? ` · ${t("perFinding")}` : ""}
                {kind.occasions.length === 0
                  ? ""
                  : ` · ${t("onlyFor", { what: t.list(kind.occasions.map((id) => occasions.get(id) ?? id)) })}`}
              </div>
            </>
          ),
        },
        {
          key: "who",
          head: t("who"),
          cell: (kind) => (
            <div>
              <div>{t("filed", { who: kind.filedBy.map((each) => d(each)).join(" / ") })}</div>
              <div>{t("signed", { who: kind.signedBy.map(({ by }) => d(by)).join(" + ") })}</div>
            </div>
          ),
        },
        {
          key: "after",
          head: t("after"),
          cell: ({ after }) => (after.length === 0 ? "–" : t.list(after.map((id) => titles.get(id) ?? id))),
        },
        {
          key: "gates",
          head: t("gates"),
          cell: ({ gates }) => (gates.length === 0 ? "–" : <Gates gates={gates} />),
        },
        { key: "fields", head: t("fields"), cell: ({ fields }) => <Fields fields={fields} /> },
        {
          key: "rule",
          head: t("rule"),
          cell: ({ rule, due }) => (
            <small>
              {rule.source} {rule.clause}
              {due === undefined ? null : (
                <div>
                  {t("due", { days: due.days })} 〔{due.rule.source} {due.rule.clause}〕
                </div>
              )}
            </small>
          ),
        },
      ]}
    />
  );
};
