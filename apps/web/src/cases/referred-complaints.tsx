import { appealPageTexts, complaintRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { useWho } from "../shell/session.tsx";
import { Head } from "../shell/term.tsx";
import type { CaseView } from "./case-words.tsx";

/** What the body told the client of complaints about it, and what the client answered. */
export const Referred = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(appealPageTexts);
  const { here } = useWho();
  const told = useLoaded(complaintRoutes.referred, { params: { case: view.id } });
  const isClient = here.organisation === view.client.id;
  return (
    <Loading of={told}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section className="card card-body stack" aria-labelledby="referred">
            <h2 id="referred">
              <Head of={t.word(isClient ? "referred" : "complaints")} />
            </h2>
            <p>{t("referredLead")}</p>
            {items.map(({ id, number, text, on, due, reply }) => (
              <div key={id} className="stack">
                <p>
                  <span className="num">
                    {number} · {on}
                  </span>{" "}
                  {text}
                </p>
                {reply === null ? (
                  <>
                    <p className="small">
                      {t("due")} <span className="num">{due}</span>
                    </p>
                    {isClient ? (
                      <CommandForm
                        route={complaintRoutes.answer}
                        act={t("answer")}
                        fields={[{ name: "text", label: t("reply"), kind: "prose" }]}
                        input={({ texts }) => ({ params: { case: view.id, notice: id }, body: texts })}
                      />
                    ) : null}
                  </>
                ) : (
                  <p>
                    {t("reply")}: {reply.text} {reply.name} <span className="num">{reply.on}</span>
                  </p>
                )}
              </div>
            ))}
          </section>
        )
      }
    </Loading>
  );
};
