import { Link, useParams } from "@tanstack/react-router";
import { type OutputOf, reviewTexts, selfAuditRoutes } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { CommandForm } from "../../shell/command-form.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { Things } from "./thing-link.tsx";
import "./self-audit.css";

type Review = OutputOf<typeof selfAuditRoutes.review>;
type Input = Review["inputs"][number];
type Given = { readonly review: Review; readonly organisation: string };

const InputPart = ({ review, organisation, input }: Given & { readonly input: Input }) => {
  const t = useText(reviewTexts);
  const say = useBilingual();
  const { may } = useWho();
  const { looked } = input;
  return (
    <section className="card card-body stack">
      <h2>{say(input.title)}</h2>
      <dl className="review-figures">
        {input.figures.map(({ name, value, things }) => (
          <div key={name}>
            <dt>{t(`figure.${name}`)}</dt>
            <dd>
              <span className="num">{value}</span>
              <Things of={things} />
            </dd>
          </div>
        ))}
      </dl>
      {looked === null ? null : (
        <p>
          <StateTag tone="ok">{t("look")}</StateTag>{" "}
          {t("looked", { name: looked.by.name ?? t("somebody"), on: looked.on, note: looked.note })}
        </p>
      )}
      {may("register.write") && review.accepted === null ? (
        <CommandForm
          route={selfAuditRoutes.look}
          act={t("look")}
          fields={[{ name: "note", label: t("note"), kind: "prose", need: "optional" }]}
          input={({ texts }) => ({
            params: { organisation, record: review.record },
            body: { input: input.id, note: texts.note },
          })}
        />
      ) : null}
    </section>
  );
};

const Standing = ({ review, organisation }: Given) => {
  const t = useText(reviewTexts);
  const { may } = useWho();
  const { accepted, unseen } = review;
  return (
    <section className="card card-body stack">
      <div className="row">
        <StateTag tone={review.complete ? "ok" : "hold"}>{t(review.complete ? "complete" : "incomplete")}</StateTag>
        <span>{review.heldOn === null ? t("notHeld") : t("held", { on: review.heldOn, outputs: review.outputs })}</span>
        <span>{unseen.length === 0 ? t("seenAll") : t("unseen", { count: unseen.length })}</span>
        {accepted === null ? null : (
          <span>{t("accepted", { on: accepted.on, name: accepted.by.name ?? t("somebody") })}</span>
        )}
      </div>
      {accepted === null && may("register.write") ? (
        <>
          <small>{t("acceptHint")}</small>
          <CommandForm
            route={selfAuditRoutes.acceptReview}
            act={t("accept")}
            fields={[]}
            input={() => ({ params: { organisation, record: review.record }, body: { digest: review.digest } })}
          />
        </>
      ) : null}
    </section>
  );
};

const Shown = (given: Given) => {
  const t = useText(reviewTexts);
  const say = useBilingual();
  const { review } = given;
  const save = () =>
    saveCsv(
      `review-inputs-${review.span.to}.csv`,
      [t("input"), t("figure"), t("value")],
      review.inputs.flatMap(({ title, figures }) =>
        figures.map(({ name, value }) => [say(title), t(`figure.${name}`), value]),
      ),
    );
  return (
    <div className="page">
      <PageHead
        kicker={<Link to="/review-inputs">{t("title")}</Link>}
        title={review.title}
        actions={
          <span className="row">
            <button type="button" className="btn small" onClick={save}>
              {t("csv")}
            </button>
            <Link
              to="/records/$kind/$record"
              params={{ kind: "management-review", record: review.record }}
              className="btn small"
            >
              {t("open")}
            </Link>
          </span>
        }
      />
      <p className="num">{t("span", review.span)}</p>
      <Standing {...given} />
      {review.inputs.map((input) => (
        <InputPart key={input.id} {...given} input={input} />
      ))}
    </div>
  );
};

export const Page = () => {
  const { here } = useWho();
  const { organisation } = here;
  const { record = "" }: { readonly record?: string } = useParams({ strict: false });
  const review = useLoaded(selfAuditRoutes.review, { params: { organisation, record } });
  return <Loading of={review}>{(value) => <Shown review={value} organisation={organisation} />}</Loading>;
};
