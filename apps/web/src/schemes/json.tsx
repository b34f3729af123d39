import "./json.css";

/** Data as it stands in the pack: names and values, nested lists indented; figures in one width. */
export const Json = ({ value }: { readonly value: unknown }) => {
  if (Array.isArray(value)) {
    const isFlat = value.every((item) => typeof item !== "object" || item === null);
    if (isFlat) return <span className="num">{value.map((item) => String(item)).join(", ")}</span>;
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
