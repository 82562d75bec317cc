-- plan/recall: in a dry run, what earlier batches would have written ($1, a JSON array of kind and key).
INSERT INTO trackside_planned
SELECT DISTINCT r.value ->> 0, r.value ->> 1 FROM jsonb_array_elements($1::jsonb) r
