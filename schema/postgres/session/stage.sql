-- session/stage: where a batch of days is put before it is merged, and what the merge will do. Made in
-- the transaction of the batch, and gone with it.
--
-- Stages have whole numbers and texts alone, so that no value fails on its way in. `local` and
-- `*_local` are the sender's own row numbers, which link the rows of one batch. A plan has one row
-- per staged row (of laps: only those to write): the id it has or gets, what happens to it
-- (`insert`, `update`, `same`), which columns change, and the values after the merge. `n` numbers
-- the rows of a plan; `key` names one for people. `found`: it was there before (of a lap: its result).
--
-- Nothing knows how many rows these tables have. So that no plan reads a whole table of the target for
-- a batch, what is there is looked up row by row: LATERAL (... OFFSET 0) is a join that PostgreSQL
-- leaves as it is written.
CREATE TEMP TABLE trackside_stage_tracks (
  id text, slug text, track_name text, track_url text, events_url text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_stage_events (
  id text, local bigint, slug text, source_event_id text, event_name text, event_date text,
  event_entries bigint, event_drivers bigint, event_url text, ingest_depth text,
  last_ingested_at text, metadata text, listed_at text, fingerprint text, times text)
  ON COMMIT DROP;
CREATE TEMP TABLE trackside_stage_event_race_classes (
  id text, event_local bigint, class_name text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_stage_drivers (
  id text, source_driver_id text, display_name text, normalized_name text,
  transponder_number text, named_at text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_stage_races (
  id text, local bigint, event_local bigint, source_race_id text, class_name text,
  race_label text, race_url text, start_time text, duration_seconds bigint, session_type text,
  race_metadata text, fetched_at text, removed_at text, start_time_flag text, invalid_laps text)
  ON COMMIT DROP;
CREATE TEMP TABLE trackside_stage_race_drivers (
  id text, local bigint, race_local bigint, source_driver_id text, driver_key text,
  display_name text, transponder_number text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_stage_race_results (
  id text, local bigint, race_driver_local bigint, position_final bigint, laps_completed bigint,
  fast_lap_ms bigint, avg_lap_ms bigint, consistency_thousandths bigint, raw_fields_json text)
  ON COMMIT DROP;
CREATE TEMP TABLE trackside_stage_laps (
  id text, result_local bigint, lap_number bigint, position_on_lap bigint, lap_time_raw text,
  lap_time_ms bigint, elapsed_ms bigint) ON COMMIT DROP;

CREATE TEMP TABLE trackside_plan_tracks (
  n bigint, key text, id text, action text, changed text[],
  slug text, track_name text, track_url text, events_url text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_plan_events (
  n bigint, key text, id text, action text, changed text[], local bigint, found boolean,
  fresher boolean, track_id text, event_name text, event_date timestamp, event_entries bigint,
  event_drivers bigint, event_url text, ingest_depth text, last_ingested_at timestamp,
  metadata jsonb, listed_at text, fingerprint text, times text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_plan_event_race_classes (
  n bigint, key text, id text, action text, changed text[], event_local bigint, event_id text,
  class_name text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_plan_drivers (
  n bigint, key text, id text, action text, changed text[], found boolean, source_driver_id text,
  display_name text, normalized_name text, transponder_number text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_plan_races (
  n bigint, key text, id text, action text, changed text[], local bigint, event_local bigint,
  found boolean, fresher boolean, event_id text, source_race_id text, class_name text,
  race_label text, race_url text, start_time timestamp, duration_seconds bigint,
  session_type text, race_metadata jsonb, event_race_class_id text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_plan_race_drivers (
  n bigint, key text, id text, action text, changed text[], local bigint, event_local bigint,
  found boolean, fresher boolean, race_id text, driver_id text, source_driver_id text,
  display_name text, transponder_number text) ON COMMIT DROP;
CREATE TEMP TABLE trackside_plan_race_results (
  n bigint, key text, id text, action text, changed text[], local bigint, event_local bigint,
  found boolean, fresher boolean, race_id text, race_driver_id text, position_final bigint,
  laps_completed bigint, fast_lap_time double precision, avg_lap_time double precision,
  consistency double precision, raw_fields_json jsonb, event_date timestamp) ON COMMIT DROP;
CREATE TEMP TABLE trackside_plan_laps (
  n bigint, key text, id text, action text, changed text[], event_local bigint, found boolean,
  race_result_id text, event_date timestamp, lap_number bigint, position_on_lap bigint, lap_time_raw text,
  lap_time_seconds double precision, elapsed_race_time double precision) ON COMMIT DROP;

-- Rows that belong to no single day and that an earlier batch of a dry run has planned: the real
-- run would have written them by now.
CREATE TEMP TABLE trackside_planned (kind text, key text, PRIMARY KEY (kind, key)) ON COMMIT DROP;

-- JSON, key by key: what is absent or null in the second never replaces what the first has.
CREATE FUNCTION pg_temp.trackside_merge(jsonb, jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN $2 IS NULL OR $2 = 'null' THEN $1
    WHEN jsonb_typeof($1) IS DISTINCT FROM 'object' OR jsonb_typeof($2) <> 'object' THEN $2
    ELSE $1 || (
      SELECT coalesce(jsonb_object_agg(b.key, CASE
               WHEN jsonb_typeof(b.value) = 'object' AND jsonb_typeof($1 -> b.key) = 'object'
               THEN ($1 -> b.key) || jsonb_strip_nulls(b.value)
               ELSE b.value END), '{}')
        FROM jsonb_each($2) b
       WHERE b.value <> 'null' OR NOT $1 ? b.key)
  END
$$;
-- The same without what tells only when a page came: a change of that alone is no change.
CREATE FUNCTION pg_temp.trackside_plain(jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT $1 #- '{trackside,fetchedAt}'
$$;
