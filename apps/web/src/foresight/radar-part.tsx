import { Link } from "@tanstack/react-router";
import { foresightRoutes, foresightTexts } from "@touchstone/contract";
import { rings, strengths } from "@touchstone/register";
import { CommandForm } from "../shell/command-form.tsx";
import { saveCsv } from "../shell/csv.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { dotsOf, RadarPicture, rowId } from "./radar-picture.tsx";
import { ScanForm } from "./scan-form.tsx";
import { type ScanView, sightedIn, type Trends } from "./trend-words.ts";

type Dots = ReturnType<typeof dotsOf>;
type Props = { readonly scan: ScanView; readonly trends: Trends };

const useColumns = ({ scan, trends }: Props): readonly Column<Dots[number]>[] => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  const { may } = useWho();
  const dimensionOf = (id: string) => trends.dimensions.find((dimension) => dimension.id === id);
  const columns: Column<Dots[number]>[] = [
    {
      key: "trend",
      head: t("trend"),
      cell: ({ no, item: { trend } }) => (
        <span id={rowId(trend.id)}>
          <span className="num">{no}</span> {say(trend.title)}
        </span>
      ),
    },
    {
      key: "dimension",
      head: t("dimension"),
      cell: ({ item: { trend } }) => {
        const dimension = dimensionOf(trend.dimension);
        return dimension === undefined ? "" : `${dimension.letter} · ${say(dimension.title)}`;
      },
    },
    { key: "ring", head: t("nearness"), cell: ({ item }) => t(`ring.${item.sighting.ring}`) },
    { key: "strength", head: t("strength"), cell: ({ item }) => t(`strength.${item.sighting.strength}`) },
    { key: "note", head: t("note"), cell: ({ item }) => (item.sighting.note === "" ? "–" : item.sighting.note) },
  ];
  const next: Column<Dots[number]> = {
    key: "next",
    head: t("next"),
    cell: ({ item: { trend } }) => (
      <Link to="/foresight/issues" search={{ trend: trend.id, scan: scan.id, raise: "1" }}>
        {t("raise")}
      </Link>
    ),
  };
  return may("register.write") ? [...columns, next] : columns;
};

const useSaveDots = ({ scan, trends }: Props) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  const head = [t("no"), t("trend"), t("dimension"), t("nearness"), t("strength"), t("note")];
  return (dots: Dots) =>
    saveCsv(
      `radar-${scan.on}.csv`,
      head,
      dots.map(({ no, item: { trend, sighting } }) => {
        const dimension = trends.dimensions.find(({ id }) => id === trend.dimension);
        const words = [t(`ring.${sighting.ring}`), t(`strength.${sighting.strength}`), sighting.note];
        return [no, say(trend.title), dimension === undefined ? "" : say(dimension.title), ...words];
      }),
    );
};

const RateAgain = ({ scan, trends }: Props) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  const { here } = useWho();
  return (
    <CommandForm
      route={foresightRoutes.rateTrend}
      act={t("rate")}
      fields={[
        {
          name: "trend",
          label: t("trend"),
          kind: "select",
          options: trends.trends.map(({ id, title }) => ({ value: id, label: say(title) })),
        },
        {
          name: "ring",
          label: t("nearness"),
          kind: "select",
          options: rings.map((ring) => ({ value: ring, label: t(`ring.${ring}`) })),
        },
        {
          name: "strength",
          label: t("strength"),
          kind: "select",
          options: strengths.map((strength) => ({ value: String(strength), label: t(`strength.${strength}`) })),
        },
        { name: "note", label: t("note"), kind: "line", need: "optional" },
      ]}
      input={({ one }) => ({
        params: { organisation: here.organisation, scan: scan.id },
        body: {
          trend: one("trend"),
          ring: rings.find((ring) => ring === one("ring")) ?? "now",
          strength: strengths.find((strength) => String(strength) === one("strength")) ?? 1,
          note: one("note"),
        },
      })}
    />
  );
};

const Seen = ({ scan, trends }: Props) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  const { may } = useWho();
  const dots = dotsOf(sightedIn(scan, trends), trends);
  const columns = useColumns({ scan, trends });
  const save = useSaveDots({ scan, trends });
  const phase = trends.phases.find(({ id }) => id === scan.phase);
  const told = { phase: phase === undefined ? scan.phase : say(phase.title), on: scan.on };
  return (
    <>
      <div className="card-body stack">
        <small>{t("scanBy", { ...told, author: scan.author ?? t("nobody") })}</small>
        <small>
          {t("sources")}: {scan.sources.join(" · ")}
        </small>
        <section className="scroll" aria-label={t("radar")} tabIndex={0}>
          <RadarPicture dots={dots} trends={trends} />
        </section>
      </div>
      <DataTable caption={t("radar")} columns={columns} rows={dots} rowKey={({ item }) => item.trend.id} />
      <div className="card-body row">
        <button type="button" className="btn small" onClick={() => save(dots)}>
          {t("csv")}
        </button>
        {may("register.write") ? <RateAgain scan={scan} trends={trends} /> : null}
      </div>
    </>
  );
};

/** The scan that was asked for, else the newest; with nothing yet, what to begin with. */
export const RadarPart = ({ scans, trends }: { readonly scans: readonly ScanView[]; readonly trends: Trends }) => {
  const t = useText(foresightTexts);
  const { may } = useWho();
  const [asked, setAsked] = useSearchText("scan");
  const scan = scans.find(({ id }) => id === asked) ?? scans[0];
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("radar")}</h2>
      </div>
      {may("register.write") ? (
        <div className="card-body">
          <ScanForm trends={trends} />
        </div>
      ) : null}
      {scan === undefined ? (
        <EmptyState title={t("noScan")}>{t("noScanHint")}</EmptyState>
      ) : (
        <>
          {scans.length < 2 ? null : (
            <div className="card-body">
              <Field label={t("scan")}>
                {(tie) => (
                  <select {...tie} value={scan.id} onChange={(event) => setAsked(event.target.value)}>
                    {scans.map(({ id, on, title }) => (
                      <option key={id} value={id}>
                        {t("scanOf", { on, title })}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </div>
          )}
          <Seen scan={scan} trends={trends} />
        </>
      )}
    </section>
  );
};
