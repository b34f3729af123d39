/**
 * SQL of a row of the register, as `openContradictions` has it: evidence speaks against the row, and no judgement in
 * force has answered it.
 */
export const isContradicted = `exists (
  select from json_array_elements(state->'evidence') against
  where against->>'bearing' = 'contradicts' and json_typeof(against->'unlinked') = 'null' and not exists (
    select from json_array_elements(state->'evaluations') judged, json_array_elements_text(judged->'evidence') cited
    where judged->>'overtaken' = 'false' and cited = against->>'id'))`;
