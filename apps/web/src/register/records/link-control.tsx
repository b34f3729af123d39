import { type CallInput, recordRoutes, recordTexts, registerRoutes } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import type { LinkProps } from "../../shell/record/link-drawer.ts";
import { useWho } from "../../shell/session.tsx";

type Found = readonly { readonly id: string; readonly title: string }[];

const searched = (text: string) => (text.trim() === "" ? {} : { search: text.trim() });

/** What a search finds, in the register or among the records of a kind. */
const useFound = (to: string, text: string): Found => {
  const { here } = useWho();
  const { organisation } = here;
  const isRisk = to === "risk";
  const query = { limit: 20, ...searched(text) };
  const risks: CallInput<typeof registerRoutes.list> = { params: { organisation }, query };
  const books: CallInput<typeof recordRoutes.list> = {
    params: { organisation, kind: to.startsWith("record:") ? to.slice("record:".length) : "none" },
    query,
  };
  const rows = useLoaded(registerRoutes.list, risks, { enabled: isRisk });
  const records = useLoaded(recordRoutes.list, books, { enabled: to.startsWith("record:") });
  if (isRisk) return rows.state === "ready" ? rows.value.items.map(({ id, title }) => ({ id, title })) : [];
  return records.state === "ready" ? records.value.items.map(({ id, title }) => ({ id, title })) : [];
};

/** Chooses what a field leads to: a search by name, and a choice among what it found. Evidence is named by its id. */
const LinkControl = ({ label, need, hint, to, value, onChange }: LinkProps) => {
  const t = useText(recordTexts);
  const [search, setSearch] = useState("");
  const found = useFound(to, search);
  const isFree = to === "evidence";
  const options =
    value === "" || found.some(({ id }) => id === value) ? found : [{ id: value, title: value }, ...found];
  return (
    <Field label={label} need={need} hint={isFree ? t("linkId") : (hint ?? "")}>
      {(tie) =>
        isFree ? (
          <input {...tie} value={value} onChange={(event) => onChange(event.target.value.trim())} />
        ) : (
          <>
            <input
              type="search"
              aria-label={t("linkSearch", { title: label })}
              placeholder={t("search")}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <select {...tie} value={value} onChange={(event) => onChange(event.target.value)}>
              <option value="">{t("choose")}</option>
              {options.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </>
        )
      }
    </Field>
  );
};

export const drawLink = (props: LinkProps) => <LinkControl {...props} />;
