import { Link } from "@tanstack/react-router";
import { recordRoutes } from "@touchstone/contract";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePaged } from "../../shell/paged.tsx";
import { useWho } from "../../shell/session.tsx";

type Given = {
  readonly kind: "internal-audit" | "management-review";
  readonly to: "/audit-checklists/$record" | "/review-inputs/$record";
  readonly words: {
    readonly kicker: (facts: { readonly name: string }) => string;
    readonly title: string;
    readonly begin: string;
    readonly lead: string;
    readonly none: string;
    readonly due: string;
  };
};

/** The records of one kind, each with the way to what is kept beside it. */
export const RecordWays = ({ kind, to, words }: Given) => {
  const say = useBilingual();
  const { here, may } = useWho();
  const params = { organisation: here.organisation, kind };
  const records = usePaged(recordRoutes.list, (cursor) => ({ params, query: cursor }));
  return (
    <div className="page">
      <PageHead
        kicker={words.kicker({ name: say(here.name) })}
        title={words.title}
        actions={
          may("register.write") ? (
            <Link to="/records/$kind/new" params={{ kind }} className="btn primary">
              {words.begin}
            </Link>
          ) : null
        }
      />
      <p>{words.lead}</p>
      <Loading of={records}>
        {(pages) => (
          <section className="card">
            {pages.items.length === 0 ? <p className="card-body">{words.none}</p> : null}
            {pages.items.length === 0 ? null : (
              <DataTable
                caption={words.title}
                rows={pages.items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: "title",
                    head: words.title,
                    cell: ({ id, title }) => (
                      <Link to={to} params={{ record: id }}>
                        {title}
                      </Link>
                    ),
                  },
                  { key: "due", head: words.due, cell: ({ due }) => <span className="num">{due ?? "–"}</span> },
                ]}
              />
            )}
            <More of={pages} />
          </section>
        )}
      </Loading>
    </div>
  );
};
