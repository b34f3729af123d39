type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
const node = (value: unknown): Node => (isNode(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Which side of the exchange a schema describes: what may be sent must not shrink, what is answered must not either. */
type Side = "sent" | "answered";

type Pair = { readonly before: unknown; readonly after: unknown };
type Documents = { readonly before: Node; readonly after: Node };

const resolve = (document: Node, schema: unknown): Node => {
  const reference = node(schema)["$ref"];
  if (typeof reference !== "string") return node(schema);
  const name = reference.split("/").at(-1) ?? "";
  return resolve(document, node(node(document["components"])["schemas"])[name]);
};

const variants = (schema: Node): readonly unknown[] => [...list(schema["anyOf"]), ...list(schema["oneOf"])];
// No type is any type.
const typesOf = ({ type }: Node): readonly unknown[] => (type === undefined ? [] : Array.isArray(type) ? type : [type]);
const text = (value: unknown): string => JSON.stringify(value ?? null);

// Bounds whose growth or fall takes something away from the one who sends.
const upper = ["maximum", "maxLength", "maxItems"];
const lower = ["minimum", "minLength", "minItems"];

const bounds = (before: Node, after: Node, side: Side): readonly string[] => {
  if (side === "answered") return [];
  const tighter = (name: string, isTighter: (one: number, other: number) => boolean): boolean => {
    const [was, is] = [before[name], after[name]];
    return typeof is === "number" && (typeof was !== "number" || isTighter(was, is));
  };
  return [
    ...upper.filter((name) => tighter(name, (was, is) => is < was)),
    ...lower.filter((name) => tighter(name, (was, is) => is > was)),
  ].map((name) => `${name} is tighter`);
};

const schemaNarrowings = (
  documents: Documents,
  pair: Pair,
  side: Side,
  place: string,
  seen: ReadonlySet<string>,
): readonly string[] => {
  const key = `${text(pair.before)} ${text(pair.after)}`;
  // A schema that contains itself was compared when it was met first.
  if (seen.has(key) || text(pair.before) === text({})) return [];
  const within = new Set([...seen, key]);
  const before = resolve(documents.before, pair.before);
  const after = resolve(documents.after, pair.after);
  const here = (what: string): string => `${place}: ${what}`;
  const inner = (name: string, one: unknown, other: unknown): readonly string[] =>
    schemaNarrowings(documents, { before: one, after: other }, side, `${place}.${name}`, within);

  const was = variants(before);
  const is = variants(after);
  if (was.length > 0 || is.length > 0) {
    // A sender needs every old variant; a reader knows only the old ones.
    const [wanted, offered] = side === "sent" ? [was, is] : [is, was];
    const fits = (want: unknown, offer: unknown): boolean => {
      const [one, other] = side === "sent" ? [want, offer] : [offer, want];
      return schemaNarrowings(documents, { before: one, after: other }, side, place, within).length === 0;
    };
    const alone = wanted.length === 0 ? [side === "sent" ? before : after] : wanted;
    const against = offered.length === 0 ? [side === "sent" ? after : before] : offered;
    return alone.every((want) => against.some((offer) => fits(want, offer))) ? [] : [here("variants differ")];
  }
  const [few, many] = side === "sent" ? [typesOf(before), typesOf(after)] : [typesOf(after), typesOf(before)];
  if (many.length > 0 && (few.length === 0 || !few.every((type) => many.includes(type)))) {
    return [here(`type ${text(before["type"])} became ${text(after["type"])}`)];
  }
  if (text(before["const"]) !== text(after["const"])) return [here("another constant")];
  const enumBefore = list(before["enum"]);
  const enumAfter = list(after["enum"]);
  const [subset, superset] = side === "sent" ? [enumBefore, enumAfter] : [enumAfter, enumBefore];
  const isListed = (value: unknown): boolean => superset.length === 0 || superset.includes(value);
  const values = subset.every(isListed) && !(side === "sent" && enumBefore.length === 0 && enumAfter.length > 0);

  const propertiesBefore = node(before["properties"]);
  const propertiesAfter = node(after["properties"]);
  const requiredBefore = new Set(list(before["required"]));
  const requiredAfter = new Set(list(after["required"]));
  const names = Object.keys(propertiesBefore);
  return [
    ...(values ? [] : [here("the list of values differs")]),
    ...bounds(before, after, side).map(here),
    ...names.filter((name) => propertiesAfter[name] === undefined).map((name) => here(`${name} is gone`)),
    ...(side === "sent" ? [...requiredAfter].filter((name) => !requiredBefore.has(name)) : []).map((name) =>
      here(`${String(name)} has become required`),
    ),
    ...(side === "answered"
      ? names.filter((name) => name in propertiesAfter && requiredBefore.has(name) && !requiredAfter.has(name))
      : []
    ).map((name) => here(`${String(name)} is no longer certain`)),
    ...names.flatMap((name) =>
      propertiesAfter[name] === undefined ? [] : inner(name, propertiesBefore[name], propertiesAfter[name]),
    ),
    ...(before["items"] === undefined ? [] : inner("items", before["items"], after["items"])),
  ];
};

const contentOf = (holder: unknown): Node => node(Object.values(node(node(holder)["content"]))[0]);

const operationNarrowings = (documents: Documents, before: Node, after: Node, place: string): readonly string[] => {
  const parameters = (operation: Node) =>
    new Map(
      list(operation["parameters"]).map((each) => [
        `${text(node(each)["in"])} ${text(node(each)["name"])}`,
        node(each),
      ]),
    );
  const was = parameters(before);
  const is = parameters(after);
  const compare = (pair: Pair, side: Side, name: string) =>
    schemaNarrowings(documents, pair, side, `${place} ${name}`, new Set());
  return [
    ...[...was].flatMap(([name, parameter]) => {
      const now = is.get(name);
      if (now === undefined) return [`${place}: parameter ${name} is gone`];
      return compare({ before: parameter["schema"], after: now["schema"] }, "sent", name);
    }),
    ...[...is]
      .filter(([name, { required }]) => required === true && was.get(name)?.["required"] !== true)
      .map(([name]) => `${place}: parameter ${name} has become required`),
    ...compare(
      { before: contentOf(before["requestBody"])["schema"], after: contentOf(after["requestBody"])["schema"] },
      "sent",
      "body",
    ),
    ...compare(
      {
        before: contentOf(node(before["responses"])["200"])["schema"],
        after: contentOf(node(after["responses"])["200"])["schema"],
      },
      "answered",
      "answer",
    ),
  ];
};

/** What version 1 of the API has lost between two OpenAPI documents; additions are none (design.md section 9). */
export const narrowings = (before: unknown, after: unknown): readonly string[] => {
  const documents: Documents = { before: node(before), after: node(after) };
  return Object.entries(node(documents.before["paths"])).flatMap(([path, operations]) =>
    Object.entries(node(operations)).flatMap(([method, operation]) => {
      const place = `${method.toUpperCase()} ${path}`;
      const now = node(node(documents.after["paths"])[path])[method];
      return now === undefined
        ? [`${place} is gone`]
        : operationNarrowings(documents, node(operation), node(now), place);
    }),
  );
};
