import { type ContentFile, extend, type Scheme, scheme } from "@touchstone/kernel";
import { once } from "../content/once.ts";
import {
  type Content,
  filesIn,
  issuePath,
  orStop,
  type ParseYaml,
  parseShipped,
  parseYaml,
  walked,
  type YamlContent,
} from "../content/read-content.ts";

type Read = ContentFile & { readonly id: string; readonly lineOf: YamlContent["lineOf"] };

const idIn = (content: ContentFile["content"]): string | null => {
  const id = typeof content === "object" && content !== null ? Reflect.get(content, "id") : null;
  return typeof id === "string" ? id : null;
};

/** What schemes share, by id. A file that cannot be read as YAML stops the start; what it says is judged with what extends it. */
const readBases: () => ReadonlyMap<string, Read> = once(() => {
  const bases = filesIn("schemes/base").map(({ file, text }): Read => {
    const { value, lineOf } = orStop(parseShipped(file, text));
    const id = idIn(value);
    if (id === null) throw new Error(`content refused:\n${file}:1 a base needs an id`);
    return { file, content: value, id, lineOf };
  });
  const byId = new Map(bases.map((base) => [base.id, base]));
  if (byId.size < bases.length) throw new Error("content refused:\nschemes/base: an id is used twice");
  return byId;
});

export type SchemeFile = {
  readonly scheme: Scheme;
  /** Which file and line wrote what stands at a path. */
  readonly placeOf: (path: readonly (string | number)[]) => { readonly file: string; readonly line: number | null };
};

/** One scheme with what it extends; every problem with the file and line that made it. */
export const readScheme = (file: string, text: string, parse: ParseYaml = parseYaml): Content<SchemeFile> => {
  const own = parse(file, text);
  if (!own.ok) return own;
  const bases = readBases();
  const { value, originOf, problems } = extend({ file, content: own.value.value }, bases);
  const placeAt = (place: ReturnType<typeof originOf>) => {
    const lineOf = [...bases.values()].find((base) => base.file === place.file)?.lineOf ?? own.value.lineOf;
    return { file: place.file, line: lineOf(place.path) };
  };
  const placeOf: SchemeFile["placeOf"] = (path) => placeAt(originOf(path));
  if (problems.length > 0)
    return { ok: false, problems: problems.map((problem) => ({ ...placeAt(problem), message: problem.message })) };
  const read = scheme.safeParse(value, walked);
  if (read.success) return { ok: true, value: { scheme: read.data, placeOf } };
  const told = read.error.issues.map((issue) => ({
    ...placeOf(issuePath(issue)),
    message: `${issue.path.join(".")}: ${issue.message}`,
  }));
  return { ok: false, problems: told };
};
