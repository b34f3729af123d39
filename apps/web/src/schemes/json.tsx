import "./json.css";

// A table of the pack: its rows are figures in a fixed order.
const Rows = ({ rows }: { readonly rows: readonly (readonly unknown[])[] }) => (
  <div className="json-rows num">
    {rows.map((row) => (
      <span key={JSON.stringify(row)}>{row.map((cell) => String(cell)).join("  ")}</span>
    ))}
  </div>
);

/** Data as it stands in the pack: names and values, nested lists indented; figures in one width. */
export const Json = ({ value }: { readonly value: unknown }) => {
  if (Array.isArray(value)) {
    const isFlat = value.every((item) => typeof item !== "object" || item === null);
    if (isFlat) return <span className="num">{value.map((item) => String(item)).join(", ")}</span>;
    if (value.length > 3 && value.every((row) => Array.isArray(row))) return <Rows rows={value} />;
    return (
      <ul className="json-list">
        {value.map((item: unknown) => (
          <li key={JSON.stringify(item)}>
            <Json value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value !== "object" || value === null) return <span className="num">{String(value)}</span>;
  const entries = Object.entries(value);
  const isShort = entries.every(([, item]) => typeof item !== "object" || item === null);
  return (
    <dl className={isShort ? "json short" : "json"}>
      {entries.map(([name, item]) => (
        <div key={name}>
          <dt className="num">{name}</dt>
          <dd>
            <Json value={item} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
