import { gridTexts, registerTexts } from "@touchstone/contract";
import { type GridSort, gridGroups, gridSorts, type RiskState, riskStates, sortKeyOf } from "@touchstone/register";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import type { Looked } from "./grid/view-address.ts";

const filterable = riskStates.filter((one): one is Exclude<RiskState, "absent"> => one !== "absent");
const pick = <Word extends string>(words: readonly Word[], text: string): Word | null =>
  words.find((word) => word === text) ?? null;

type Props = { readonly view: Looked; readonly look: (next: Partial<Looked>) => void };

/** Which rows, in which order, under which heads. */
export const RegisterFilters = ({ view, look }: Props) => {
  const t = useText(registerTexts);
  const g = useText(gridTexts);
  const sortName = (sort: GridSort) => {
    const { key, way } = sortKeyOf(sort);
    const by = key === "owner" || key === "area" || key === "level" ? g(`sort.${key}`) : t(`sort.${key}`);
    return way === "up" ? by : g("sortDown", { by });
  };
  return (
    <>
      <Field label={t("filterState")}>
        {(tie) => (
          <select
            {...tie}
            value={view.state ?? ""}
            onChange={(event) => look({ state: pick(filterable, event.target.value) })}
          >
            <option value="">{t("filterAll")}</option>
            {filterable.map((one) => (
              <option key={one} value={one}>
                {t(`state.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("filterSort")}>
        {(tie) => (
          <select
            {...tie}
            value={view.sort}
            onChange={(event) => look({ sort: pick(gridSorts, event.target.value) ?? "entered" })}
          >
            {gridSorts.map((one) => (
              <option key={one} value={one}>
                {sortName(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={g("groupBy")}>
        {(tie) => (
          <select
            {...tie}
            value={view.group ?? ""}
            onChange={(event) => look({ group: pick(gridGroups, event.target.value) })}
          >
            <option value="">{g("group.none")}</option>
            {gridGroups.map((one) => (
              <option key={one} value={one}>
                {g(`group.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {(["owner", "area"] as const).map((name) => (
        <Field key={`${name} ${view[name]}`} label={g(`column.${name}`)}>
          {(tie) => (
            <input
              {...tie}
              type="search"
              defaultValue={view[name] ?? ""}
              onBlur={(event) => look({ [name]: event.target.value || null })}
              onKeyDown={(event) => {
                if (event.key === "Enter") look({ [name]: event.currentTarget.value || null });
              }}
            />
          )}
        </Field>
      ))}
      <Field label={t("filterSearch")}>
        {(tie) => (
          <input
            {...tie}
            type="search"
            defaultValue={view.search ?? ""}
            onChange={(event) => look({ search: event.target.value || null })}
          />
        )}
      </Field>
    </>
  );
};
