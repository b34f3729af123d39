import { Link } from "@tanstack/react-router";
import {
  type Fishbone,
  factorTexts,
  fishboneSvg,
  readingRoutes,
  readingTexts,
  requirementsTexts,
} from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { useBilingual, useLanguage, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { saveFile } from "../../shell/save-file.ts";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { PlaceField, SceneField } from "../scene-place.tsx";
import "../requirements.css";
import "./reading.css";

const rowsOf = ({ bones }: Fishbone) =>
  bones.flatMap(({ factor, subclasses }) =>
    subclasses.flatMap(({ name, clauses }) => clauses.map((clause) => ({ factor, name, ...clause }))),
  );

/** The same as the picture, for those who do not see it and for phones: dimension, sub-class, clauses. */
const Tree = ({ of: fishbone }: { readonly of: Fishbone }) => {
  const t = useText(readingTexts);
  const factorWord = useText(factorTexts);
  const say = useBilingual();
  const { on } = useAsOf();
  return (
    <section className="card card-body fishbone-tree" aria-label={t("fishbone")}>
      <ul>
        {fishbone.bones.map(({ factor, subclasses }) => (
          <li key={factor}>
            <h2>
              {factorWord(factor)} <small className="num">{subclasses.length}</small>
            </h2>
            {subclasses.length === 0 ? <small>{t("noSubclass")}</small> : null}
            <ul>
              {subclasses.map(({ name, clauses }) => (
                <li key={name.zh}>
                  <strong>{say(name)}</strong>
                  <ul>
                    {clauses.map(({ obligation, duty, local, provision: { family, version, title, article } }) => (
                      <li key={obligation} className="target">
                        {say(duty)}{" "}
                        <Link
                          to="/requirements/law/$family"
                          params={{ family }}
                          search={{ version, on }}
                          hash={article ?? ""}
                        >
                          <span lang="zh-CN">
                            {title} {article}
                          </span>
                        </Link>{" "}
                        <small className="num">{obligation}</small>{" "}
                        {local ? <StateTag tone="hold">{t("local")}</StateTag> : null}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Picture = ({ of: fishbone }: { readonly of: Fishbone }) => {
  const t = useText(readingTexts);
  const factorWord = useText(factorTexts);
  const { language } = useLanguage();
  const svg = fishboneSvg(fishbone, language);
  const name = `fishbone-${fishbone.scenes.map(({ id }) => id).join("-")}-${fishbone.region}-${fishbone.on}`;
  const rows = rowsOf(fishbone);
  const alt = t("fishboneAlt", {
    scene: t.list(fishbone.scenes.map((scene) => scene.name[language])),
    subclasses: fishbone.bones.reduce((sum, { subclasses }) => sum + subclasses.length, 0),
    clauses: rows.length,
  });
  const csv = () =>
    saveCsv(
      `${name}.csv`,
      [t("dimension"), t("subclass"), t("obligations"), t("what"), t("clause"), t("article")],
      rows.map(({ factor, name: subclass, obligation, duty, provision }) => [
        factorWord(factor),
        subclass[language],
        obligation,
        duty[language],
        provision.title,
        provision.article,
      ]),
    );
  return (
    <>
      <div className="actions">
        <button type="button" className="btn" onClick={() => saveFile(new TextEncoder().encode(svg), `${name}.svg`)}>
          {t("saveSvg")}
        </button>
        <button type="button" className="btn" onClick={csv}>
          {t("saveCsv")}
        </button>
        <button type="button" className="btn" onClick={() => print()}>
          {t("printIt")}
        </button>
      </div>
      <div className="card scroll fishbone" role="group" aria-label={t("fishboneShort")} tabIndex={0}>
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={alt} />
      </div>
    </>
  );
};

export const Page = () => {
  const t = useText(readingTexts);
  const words = useText(requirementsTexts);
  const { on } = useAsOf();
  const [scene, setScene] = useSearchText("scene");
  const [region, setRegion] = useSearchText("region");
  const { organisation } = useWho().here;
  const where = { scene: scene || "lift", region: region || "330100", organisation, on };
  const fishbone = useLoaded(readingRoutes.fishbone, { query: where }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead kicker={`${words("title")} · ${words("asOf")} ${on}`} title={t("fishbone")} />
      <div className="law-filters">
        <SceneField value={where.scene} set={setScene} organisation={organisation} />
        <PlaceField value={where.region} set={setRegion} />
      </div>
      <Loading of={fishbone}>
        {(value) => (
          <>
            <Picture of={value} />
            {value.open.length === 0 ? null : (
              <div className="notice hold">
                {words("openPoints")} <span className="num">{value.open.map(({ id }) => id).join(" ")}</span>
              </div>
            )}
            <Tree of={value} />
          </>
        )}
      </Loading>
    </div>
  );
};
