import { Link } from "@tanstack/react-router";
import { assetTexts, ismsRoutes, ismsWords, type OutputOf, threatTexts } from "@touchstone/contract";
import { lifePhases, protectedProperties } from "@touchstone/register";
import { useRef, useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { CommandForm } from "../../shell/command-form.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { type Asset, AssetForm } from "./asset-form.tsx";
import "./isms.css";

type Phase = OutputOf<typeof ismsRoutes.assets>["phases"][number];

const Add = () => {
  const t = useText(assetTexts);
  const { here } = useWho();
  const add = useCommand(ismsRoutes.addAsset);
  const details = useRef<HTMLDetailsElement>(null);
  const [added, setAdded] = useState<readonly string[]>([]);
  return (
    <>
      <details ref={details} className="act">
        <summary className="btn small">{t("add")}</summary>
        <AssetForm
          key={added.length}
          asset={null}
          isBusy={add.status.state === "busy"}
          send={(body) => {
            void add.run({ params: { organisation: here.organisation }, body }).then((done) => {
              if (done !== null) setAdded((last) => [...last, body.name]);
              return done;
            });
          }}
        />
        <CommandOutcome of={add} />
      </details>
      <span role="status">{added.length === 0 ? null : t("added", { name: added.at(-1) })}</span>
    </>
  );
};

const Acts = ({ asset }: { readonly asset: Asset }) => {
  const t = useText(assetTexts);
  const { here } = useWho();
  const change = useCommand(ismsRoutes.changeAsset);
  const params = { organisation: here.organisation, asset: asset.id };
  return (
    <div className="row">
      <details className="act">
        <summary className="btn small">{t("change")}</summary>
        <AssetForm
          key={asset.version}
          asset={asset}
          isBusy={change.status.state === "busy"}
          send={(body) => void change.run({ params, body: { ...body, expected: asset.version } })}
        />
        <CommandOutcome of={change} />
      </details>
      <CommandForm
        route={ismsRoutes.retireAsset}
        act={t("retire")}
        fields={[{ name: "reason", label: t("reason"), kind: "prose" }]}
        input={({ texts }) => ({ params, body: { ...texts, expected: asset.version } })}
      />
    </div>
  );
};

const useAssetColumns = (): readonly Column<Asset>[] => {
  const t = useText(assetTexts);
  const words = useText(ismsWords);
  const { may } = useWho();
  return [
    { key: "name", head: t("name"), cell: ({ name }) => name },
    { key: "kind", head: t("kind"), cell: ({ kind }) => words(`kind.${kind}`) },
    { key: "owner", head: t("owner"), cell: ({ owner }) => owner },
    { key: "value", head: t("value"), align: "right", cell: ({ value }) => <span className="num">{value}</span> },
    ...protectedProperties.map(
      (property): Column<Asset> => ({
        key: property,
        head: words(`property.${property}`),
        align: "right",
        cell: ({ rated }) => <span className="num">{rated[property]}</span>,
      }),
    ),
    { key: "phases", head: t("phases"), cell: ({ phases }) => words.list(phases.map((one) => words(`phase.${one}`))) },
    { key: "process", head: t("process"), cell: ({ process }) => process || "–" },
    { key: "risks", head: t("risks"), align: "right", cell: ({ risks }) => <span className="num">{risks}</span> },
    ...(may("register.write")
      ? [{ key: "acts", head: t("change"), cell: (asset: Asset) => <Acts asset={asset} /> }]
      : []),
  ];
};

const usePhaseColumns = (): readonly Column<Phase>[] => {
  const t = useText(assetTexts);
  const words = useText(ismsWords);
  const figure = (key: string, head: string, of: (row: Phase) => number | null): Column<Phase> => ({
    key,
    head,
    align: "right",
    cell: (row) => <span className="num">{of(row) ?? "–"}</span>,
  });
  return [
    { key: "phase", head: t("phase"), cell: ({ phase }) => words(`phase.${phase}`) },
    figure("count", t("count"), ({ assets }) => assets),
    figure("value", t("highest"), ({ value }) => value),
    ...protectedProperties.map((property) =>
      figure(property, words(`property.${property}`), ({ rated }) => rated[property]),
    ),
    figure("process", t("withoutProcess"), ({ withoutProcess }) => withoutProcess),
    figure("risks", t("risks"), ({ risks }) => risks),
  ];
};

const useCsv = () => {
  const t = useText(assetTexts);
  const words = useText(ismsWords);
  const rated = protectedProperties.map((property) => words(`property.${property}`));
  return {
    assets: (rows: readonly Asset[]) =>
      saveCsv(
        "assets.csv",
        [t("name"), t("kind"), t("owner"), t("value"), ...rated, t("phases"), t("process"), t("risks")],
        rows.map((row) => [
          row.name,
          words(`kind.${row.kind}`),
          row.owner,
          row.value,
          ...protectedProperties.map((property) => row.rated[property]),
          words.list(row.phases.map((one) => words(`phase.${one}`))),
          row.process,
          row.risks,
        ]),
      ),
    phases: (rows: readonly Phase[]) =>
      saveCsv(
        "assets-by-phase.csv",
        [t("phase"), t("count"), t("highest"), ...rated, t("withoutProcess"), t("risks")],
        rows.map((row) => [
          words(`phase.${row.phase}`),
          row.assets,
          row.value,
          ...protectedProperties.map((property) => row.rated[property]),
          row.withoutProcess,
          row.risks,
        ]),
      ),
  };
};

const Listed = ({ assets, phases }: OutputOf<typeof ismsRoutes.assets>) => {
  const t = useText(assetTexts);
  const columns = useAssetColumns();
  const phaseColumns = usePhaseColumns();
  const csv = useCsv();
  return (
    <>
      <section className="card">
        <div className="card-head">
          <h2>{t("listed")}</h2>
          <button type="button" className="btn small" onClick={() => csv.assets(assets)}>
            {t("csv")}
          </button>
        </div>
        {assets.length === 0 ? (
          <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
        ) : (
          <DataTable caption={t("listed")} columns={columns} rows={assets} rowKey={({ id }) => id} />
        )}
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{t("byPhase")}</h2>
          <button type="button" className="btn small" onClick={() => csv.phases(phases)}>
            {t("csv")}
          </button>
        </div>
        <DataTable caption={t("byPhase")} columns={phaseColumns} rows={phases} rowKey={({ phase }) => phase} />
      </section>
    </>
  );
};

export const Page = () => {
  const t = useText(assetTexts);
  const threats = useText(threatTexts);
  const words = useText(ismsWords);
  const say = useBilingual();
  const { here, may } = useWho();
  const [asked, setAsked] = useSearchText("phase");
  const phase = lifePhases.find((one) => one === asked);
  const answer = useLoaded(
    ismsRoutes.assets,
    { params: { organisation: here.organisation }, query: phase === undefined ? {} : { phase } },
    { keep: "previous" },
  );
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("title")}
        actions={
          <Link className="btn" to="/register/isms/threats">
            {threats("title")}
          </Link>
        }
      />
      <p>{t("lead")}</p>
      <div className="isms-filters">
        <Field label={t("phase")}>
          {(tie) => (
            <select {...tie} value={phase ?? ""} onChange={(event) => setAsked(event.target.value || null)}>
              <option value="">{t("all")}</option>
              {lifePhases.map((one) => (
                <option key={one} value={one}>
                  {words(`phase.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {may("register.write") ? <Add /> : null}
      <Loading of={answer}>{(value) => <Listed {...value} />}</Loading>
    </div>
  );
};
