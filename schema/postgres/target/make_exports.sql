-- target/make_exports: our own table of checkpoints, made on first use; exporters that come at once
-- wait for each other.
SELECT pg_advisory_xact_lock(hashtext('trackside_exports'));
CREATE TABLE IF NOT EXISTS trackside_exports (
  source_event_id text PRIMARY KEY,
  fingerprint text NOT NULL,  -- SHA-256 of what was sent
  fetched_at text NOT NULL,   -- when the day page came that it was made from, in UTC
  times text NOT NULL,        -- utc or venue: how races.start_time is stored
  exported_at timestamp(3) NOT NULL
);
