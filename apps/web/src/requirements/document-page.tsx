import { Link, useParams } from "@tanstack/react-router";
import { lawFormats, requirementsRoutes, requirementsTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { WhyLink } from "../shell/why.tsx";
import { Chinese, type LawDocument, LawEvent, LawState, useLevel, usePlace } from "./law-words.tsx";
import { CitedBy } from "./reading/cited-by.tsx";
import { MissingText } from "./reading/missing-text.tsx";
import { ReadingLinks } from "./reading/reading-links.tsx";
import { ReadingRoom } from "./reading/reading-room.tsx";
import "./requirements.css";

const Facts = ({ of: document }: { readonly of: LawDocument }) => {
  const t = useText(requirementsTexts);
  const place = usePlace();
  const level = useLevel();
  const { on } = useAsOf();
  const { successor } = document;
  const because = document.effectiveBasis ?? document.source;
  const facts = [
    [t("source"), document.source],
    [t("confidence"), t(document.confidence)],
  ] as const;
  return (
    <dl className="facts">
      <dt>{t("state")}</dt>
      <dd>
        <LawState of={document} />
      </dd>
      <dt>{t("effective")}</dt>
      <dd>
        <WhyLink answer={{ title: t("basis"), because, facts }}>
          <span className="num">{document.effective ?? "–"}</span>
        </WhyLink>
      </dd>
      {document.endedOn === null ? null : (
        <>
          <dt>{t("ended")}</dt>
          <dd className="num">{document.endedOn}</dd>
        </>
      )}
      {successor === null ? null : (
        <>
          <dt>{t("successor")}</dt>
          <dd>
            <Link to="/requirements/law/$family" params={{ family: successor.family }} search={{ on, version: "" }}>
              {successor.family}
            </Link>{" "}
            {successor.inSubstance ? <small>{t("inSubstance")}</small> : null}
          </dd>
        </>
      )}
      <dt>{t("place")}</dt>
      <dd>
        {place(document.jurisdiction)} <span className="num">{document.jurisdiction}</span>
      </dd>
      <dt>{t("level")}</dt>
      <dd>{level(document.level)}</dd>
      {document.issuingBody === null ? null : (
        <>
          <dt>{t("issuer")}</dt>
          <dd>
            <Chinese>{document.issuingBody}</Chinese>
          </dd>
        </>
      )}
      {document.documentNumber === null ? null : (
        <>
          <dt>{t("number")}</dt>
          <dd>
            <Chinese>{document.documentNumber}</Chinese>
          </dd>
        </>
      )}
      <dt>{t("confidence")}</dt>
      <dd>{t(document.confidence)}</dd>
      {document.history.length === 0 ? null : (
        <>
          <dt>{t("history")}</dt>
          <dd>
            <ul className="law-history">
              {document.history.map(({ date, event }) => (
                <li key={`${date} ${event}`}>
                  <span className="num">{date}</span> <LawEvent event={event} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
};

type VersionsProps = { readonly versions: readonly LawDocument[]; readonly shown: LawDocument };

const Versions = ({ versions, shown }: VersionsProps) => {
  const t = useText(requirementsTexts);
  const { on } = useAsOf();
  return (
    <nav aria-label={t("versions")} className="law-versions">
      <ul>
        {versions.map((one) => (
          <li key={one.version}>
            <Link
              to="/requirements/law/$family"
              params={{ family: one.family }}
              search={{ version: one.version, on }}
              aria-current={one === shown ? "true" : undefined}
            >
              <span className="num">{one.version}</span>
            </Link>{" "}
            <LawState of={one} />
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Downloads = ({ of: { family, version } }: { readonly of: LawDocument }) => {
  const t = useText(requirementsTexts);
  const base = `/api/v1/requirements/documents/${family}/${version}/export`;
  return (
    <nav aria-label={t("exportAs")} className="law-downloads">
      <span>{t("exportAs")}</span>
      {lawFormats.map((format) => (
        <a key={format} className="btn" href={`${base}?format=${format}`} download>
          {t(`format.${format}`)}
        </a>
      ))}
    </nav>
  );
};

const Shown = ({ versions, shown }: VersionsProps) => {
  const t = useText(requirementsTexts);
  const { on } = useAsOf();
  const before = versions[versions.indexOf(shown) - 1];
  return (
    <>
      <PageHead
        kicker={`${t("title")} · ${t("asOf")} ${on}`}
        title={shown.title}
        actions={
          <>
            <ReadingLinks of={shown} />
            {before === undefined ? null : (
              <Link
                className="btn"
                to="/requirements/impact/$family/$version"
                params={{ family: shown.family, version: shown.version }}
              >
                {t("impact")}
              </Link>
            )}
            {before?.hasText === true && shown.hasText ? (
              <Link
                className="btn primary"
                to="/requirements/law/$family/compare"
                params={{ family: shown.family }}
                search={{ from: before.version, to: shown.version, on }}
              >
                {t("compare")}
              </Link>
            ) : null}
          </>
        }
      />
      <div className={shown.hasText ? "law-columns with-room" : "law-columns"}>
        <div className="stack">
          <div className="card card-body">
            <Versions versions={versions} shown={shown} />
          </div>
          <div className="card card-body">
            <Facts of={shown} />
          </div>
          {shown.hasText ? (
            <div className="card card-body">
              <Downloads of={shown} />
            </div>
          ) : null}
          <CitedBy family={shown.family} on={on} />
        </div>
        <div className="card card-body">{shown.hasText ? <ReadingRoom of={shown} /> : <MissingText of={shown} />}</div>
      </div>
    </>
  );
};

export const Page = () => {
  const { on } = useAsOf();
  const { family = "" } = useParams({ strict: false });
  const [version] = useSearchText("version");
  const law = useLoaded(requirementsRoutes.document, { params: { family }, query: { on } });
  return (
    <div className="page">
      <Loading of={law}>
        {({ versions, current }) => {
          const shown = versions.find((one) => one.version === (version || current?.version)) ?? versions.at(-1);
          return shown === undefined ? null : <Shown versions={versions} shown={shown} />;
        }}
      </Loading>
    </div>
  );
};
