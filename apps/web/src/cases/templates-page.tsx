import { caseRoutes, templateTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import type { TemplateItem } from "./template-draft.ts";
import { TemplateForm } from "./template-form.tsx";
import { TemplateVersions } from "./template-versions.tsx";
import "../shell/record/record-form.css";
import "./template.css";

const Chosen = ({ items, today }: { readonly items: readonly TemplateItem[]; readonly today: string }) => {
  const t = useText(templateTexts);
  const say = useBilingual();
  const [kind, setKind] = useSearchText("kind");
  const item = items.find((each) => each.kind === kind) ?? items[0];
  if (item === undefined) return null;
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
  return (
    <>
      <Field label={t("kind")}>
        {(tie) => (
          <select {...tie} value={item.kind} onChange={(event) => setKind(event.target.value)}>
            {items.map((each) => (
              <option key={each.kind} value={each.kind}>
                {each.title === null ? t("every") : say(each.title)}
                {each.versions.length === 0 ? "" : ` · ${each.versions.length}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TemplateVersions item={item} />
      <TemplateForm key={`${item.kind} ${item.versions.length}`} item={item} tomorrow={tomorrow} />
    </>
  );
};

export const Page = () => {
  const t = useText(templateTexts);
  const say = useBilingual();
  const { here } = useWho();
  const found = useLoaded(caseRoutes.templates, { params: { organisation: here.organisation } });
  return (
    <div className="page">
      <PageHead kicker={say(here.name)} title={t("title")} />
      <p>{t("lead")}</p>
      <Loading of={found}>{({ items, today }) => <Chosen items={items} today={today} />}</Loading>
    </div>
  );
};
