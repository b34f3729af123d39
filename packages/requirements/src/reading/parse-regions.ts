import { type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { isPlace, type Places } from "../documents/places.ts";
import { type FieldRefusal, fieldsOf } from "./fields.ts";

/** The list of places; its examples say what is one and what is none, and are played when it is read. */
export const parseRegions = (json: Json, file: string): Result<Places, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  fields.oneOf("id", ["regions"]);
  fields.text("edition", 40);
  fields.bilingual("title", 200);
  fields.bilingual("source", 400);
  fields.object("effective", (inner) => {
    inner.date("from");
    inner.optionalDate("to");
    inner.end();
  });
  const regions = typeof json === "object" && json !== null && "regions" in json ? json.regions : null;
  const codes = typeof regions === "object" && regions !== null ? Object.keys(regions) : [];
  const places: Places = fields.object("regions", (inner) => {
    const named = new Map(codes.map((code) => [code, inner.text(code, 40)]));
    inner.end();
    return named;
  });
  fields.object("examples", (inner) => {
    for (const code of inner.texts("places", 50, 10)) if (!isPlace(code, places)) inner.refuse("places", code);
    for (const code of inner.texts("noPlaces", 50, 10)) if (isPlace(code, places)) inner.refuse("noPlaces", code);
    inner.end();
  });
  fields.end();
  return unlessRefused(problems, () => places);
};
