import { Link } from "@tanstack/react-router";
import {
  aspectTexts,
  lawScheduleRoutes,
  lawScheduleTexts,
  type OutputOf,
  requirementsRoutes,
  requirementsTexts,
  sayAmount,
} from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useLanguage, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";
import { places, usePlace } from "./law-words.tsx";
import "./requirements.css";

type Row = OutputOf<typeof lawScheduleRoutes.differences>["rows"][number];

const tones: Readonly<Record<Row["relation"], Tone>> = { base: "ok", adds: "hold", tightens: "stop", repeats: "off" };

const isAspect = (name: string): name is keyof typeof aspectTexts => name in aspectTexts;

const Difference = ({ of: { added, differs } }: { readonly of: Row }) => {
  const t = useText(lawScheduleTexts);
  const aspect = useText(aspectTexts);
  const { language: lang } = useLanguage();
  if (added.length + differs.length === 0) return "–";
  return (
    <div>
      {added.length === 0 ? null : (
        <div>{aspect.list(added.map((name) => (isAspect(name) ? aspect(name) : name)))}</div>
      )}
      {differs.map(({ attribute, was, is }) => (
        <div key={attribute}>
          {t(`attribute.${attribute}`)} {sayAmount(attribute, was, lang)} → {sayAmount(attribute, is, lang)}
        </div>
      ))}
    </div>
  );
};

const useColumns = (): readonly Column<Row>[] => {
  const t = useText(lawScheduleTexts);
  const law = useText(requirementsTexts);
  const say = useBilingual();
  const place = usePlace();
  const { on } = useAsOf();
  return [
    { key: "place", head: law("place"), cell: ({ jurisdiction }) => place(jurisdiction) },
    {
      key: "relation",
      head: t("relation"),
      cell: ({ relation }) => <StateTag tone={tones[relation]}>{t(`relation.${relation}`)}</StateTag>,
    },
    { key: "differs", head: t("differs"), cell: (row) => <Difference of={row} /> },
    {
      key: "duty",
      head: t("obligation"),
      cell: ({ id, duty, subclass }) => (
        <div>
          <div>{say(duty)}</div>
          <small>
            <span className="num">{id}</span> {say(subclass)}
          </small>
        </div>
      ),
    },
    {
      key: "provision",
      head: law("provision"),
      cell: ({ provision: { family, version, article, title } }) => (
        <Link to="/requirements/law/$family" params={{ family }} search={{ version, on }} hash={article ?? ""}>
          <span lang="zh-CN">
            {title} {article}
          </span>
        </Link>
      ),
    },
  ];
};

type PickProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onPick: (value: string) => void;
};

const Pick = ({ label, value, options, onPick }: PickProps) => (
  <Field label={label}>
    {(tie) => (
      <select {...tie} value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    )}
  </Field>
);

export const Page = () => {
  const t = useText(lawScheduleTexts);
  const law = useText(requirementsTexts);
  const say = useBilingual();
  const place = usePlace();
  const { on } = useAsOf();
  const [scene, setScene] = useSearchText("scene");
  const [region, setRegion] = useSearchText("region");
  const [subclass, setSubclass] = useSearchText("subclass");
  const columns = useColumns();
  const { organisation } = useWho().here;
  const scenes = useLoaded(requirementsRoutes.scenes, { query: { organisation } });
  const where = {
    scene: scene ?? "canteen",
    region: region ?? "371700",
    organisation,
    on,
    ...(subclass ? { subclass } : {}),
  };
  const found = useLoaded(lawScheduleRoutes.differences, { query: where }, { keep: "previous" });
  const subclasses = found.state === "ready" ? found.value.subclasses : [];
  return (
    <div className="page">
      <PageHead kicker={`${law("title")} · ${law("asOf")} ${on}`} title={t("differences")} />
      <div className="law-filters">
        <Pick
          label={law("scene")}
          value={where.scene}
          options={(scenes.state === "ready" ? scenes.value.scenes : []).map(({ id, name }) => ({
            value: id,
            text: say(name),
          }))}
          onPick={(value) => {
            setSubclass(null);
            setScene(value);
          }}
        />
        <Pick
          label={law("place")}
          value={where.region}
          options={places.map((code) => ({ value: code, text: `${place(code)} ${code}` }))}
          onPick={setRegion}
        />
        <Pick
          label={t("subclass")}
          value={subclass ?? ""}
          options={[
            { value: "", text: t("allSubclasses") },
            ...subclasses.map((one) => ({ value: one.zh, text: say(one) })),
          ]}
          onPick={setSubclass}
        />
      </div>
      <div className="card">
        <Loading of={found}>
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyState title={t("noDifferences")} />
            ) : (
              <DataTable caption={t("differences")} columns={columns} rows={rows} rowKey={({ id }) => id} />
            )
          }
        </Loading>
      </div>
    </div>
  );
};
