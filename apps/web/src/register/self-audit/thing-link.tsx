import { Link } from "@tanstack/react-router";
import type { Thing } from "@touchstone/register";

/** The way to what an answer speaks of. */
export const ThingLink = ({ of: { to, id, kind, title } }: { readonly of: Thing }) => {
  switch (to) {
    case "risk":
      return (
        <Link to="/register/$risk" params={{ risk: id }}>
          {title}
        </Link>
      );
    case "record":
      return (
        <Link to="/records/$kind/$record" params={{ kind: kind ?? "", record: id }}>
          {title}
        </Link>
      );
    case "evidence":
      return (
        <Link to="/evidence/$evidence" params={{ evidence: id }}>
          {title}
        </Link>
      );
    case "clause":
      return <Link to="/clauses">{title}</Link>;
    case "site":
      return <Link to="/sites">{title}</Link>;
    case "issue":
      return <Link to="/foresight/issues">{title}</Link>;
    case "party":
      return <Link to="/foresight/parties">{title}</Link>;
  }
};

/** Some of them, one after the other. */
export const Things = ({ of: things }: { readonly of: readonly Thing[] }) =>
  things.length === 0 ? null : (
    <ul className="things">
      {things.map((thing) => (
        <li key={`${thing.to} ${thing.id} ${thing.title}`}>
          <ThingLink of={thing} />
        </li>
      ))}
    </ul>
  );
