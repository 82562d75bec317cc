-- The central tables that practice days need, for `export postgres --create-schema` in an empty
-- database: names, types, defaults, keys and delete rules of the central system, without its
-- accounts, and without indexes that repeat a unique one. With --partition-by year laps, which are
-- nearly all rows, repeat the day of their event (event_date) and lie in partitions by it; those of a
-- year that has none yet lie in laps_other.

CREATE TYPE "IngestDepth" AS ENUM ('none', 'laps_full');
CREATE TYPE "SessionType" AS ENUM
  ('race', 'practice', 'qualifying', 'practiceday', 'heat', 'main', 'seeding');

CREATE TABLE tracks (
  id text PRIMARY KEY,
  source text NOT NULL,
  source_track_slug text NOT NULL,
  track_name text NOT NULL,
  track_url text NOT NULL,
  events_url text NOT NULL,
  liverc_track_last_updated text,
  last_seen_at timestamp(3),
  is_active boolean NOT NULL DEFAULT true,
  is_followed boolean NOT NULL DEFAULT false,
  latitude double precision,
  longitude double precision,
  address text,
  city text,
  state text,
  country text,
  postal_code text,
  phone text,
  website text,
  email text,
  description text,
  logo_url text,
  facebook_url text,
  total_laps integer DEFAULT 0,
  total_practice_sessions integer DEFAULT 0,
  total_races integer DEFAULT 0,
  total_entries integer DEFAULT 0,
  total_events integer DEFAULT 0,
  start_finish_line_geojson jsonb,
  created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) NOT NULL
);
CREATE UNIQUE INDEX tracks_source_source_track_slug_key ON tracks (source, source_track_slug);

CREATE TABLE events (
  id text PRIMARY KEY,
  source text NOT NULL,
  source_event_id text NOT NULL,
  track_id text NOT NULL,
  event_name text NOT NULL,
  event_date timestamp(3) NOT NULL,
  event_date_end timestamp(3),
  event_entries integer NOT NULL,
  event_drivers integer NOT NULL,
  total_race_laps integer,
  event_url text NOT NULL,
  ingest_depth "IngestDepth" NOT NULL DEFAULT 'none',
  last_ingested_at timestamp(3),
  imported_by_user_id text,
  metadata jsonb,
  created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) NOT NULL,
  CONSTRAINT events_track_id_fkey FOREIGN KEY (track_id)
    REFERENCES tracks (id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX events_source_source_event_id_key ON events (source, source_event_id);

CREATE TABLE event_race_classes (
  id text PRIMARY KEY,
  event_id text NOT NULL,
  class_name text NOT NULL,
  from_entry_list boolean NOT NULL DEFAULT true,
  vehicle_type text,
  vehicle_type_needs_review boolean NOT NULL DEFAULT true,
  vehicle_type_reviewed_at timestamp(3),
  vehicle_type_reviewed_by text,
  created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) NOT NULL,
  CONSTRAINT event_race_classes_event_id_fkey FOREIGN KEY (event_id)
    REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX event_race_classes_event_id_class_name_key
  ON event_race_classes (event_id, class_name);

CREATE TABLE drivers (
  id text PRIMARY KEY,
  source text NOT NULL,
  source_driver_id text NOT NULL,
  display_name text NOT NULL,
  normalized_name text,
  transponder_number text,
  created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) NOT NULL
);
CREATE UNIQUE INDEX drivers_source_source_driver_id_key ON drivers (source, source_driver_id);

CREATE TABLE races (
  id text PRIMARY KEY,
  event_id text NOT NULL,
  source text NOT NULL,
  source_race_id text NOT NULL,
  class_name text NOT NULL,
  race_label text NOT NULL,
  race_order integer,
  race_url text NOT NULL,
  completed_at timestamp(3),
  start_time timestamp(3),
  duration_seconds integer,
  session_type "SessionType",
  section_header text,
  race_metadata jsonb,
  vehicle_type text,
  skill_tier text,
  vehicle_class_normalization_needs_review boolean NOT NULL DEFAULT false,
  event_race_class_id text,
  created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) NOT NULL,
  CONSTRAINT races_event_id_fkey FOREIGN KEY (event_id)
    REFERENCES events (id) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT races_event_race_class_id_fkey FOREIGN KEY (event_race_class_id)
    REFERENCES event_race_classes (id) ON UPDATE CASCADE ON DELETE SET NULL
);
CREATE UNIQUE INDEX races_event_id_source_race_id_key ON races (event_id, source_race_id);

CREATE TABLE race_drivers (
  id text PRIMARY KEY,
  race_id text NOT NULL,
  driver_id text NOT NULL,
  source text NOT NULL,
  source_driver_id text NOT NULL,
  display_name text NOT NULL,
  transponder_number text,
  created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) NOT NULL,
  CONSTRAINT race_drivers_race_id_fkey FOREIGN KEY (race_id)
    REFERENCES races (id) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT race_drivers_driver_id_fkey FOREIGN KEY (driver_id)
    REFERENCES drivers (id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE UNIQUE INDEX race_drivers_race_id_source_driver_id_key
  ON race_drivers (race_id, source_driver_id);

CREATE TABLE race_results (
  id text PRIMARY KEY,
  race_id text NOT NULL,
  race_driver_id text NOT NULL,
  position_final integer NOT NULL,
  laps_completed integer NOT NULL,
  total_time_raw text,
  total_time_seconds double precision,
  fast_lap_time double precision,
  avg_lap_time double precision,
  consistency double precision,
  qualifying_position integer,
  seconds_behind double precision,
  behind_display text,
  raw_fields_json jsonb,
  created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) NOT NULL,
  CONSTRAINT race_results_race_id_fkey FOREIGN KEY (race_id)
    REFERENCES races (id) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT race_results_race_driver_id_fkey FOREIGN KEY (race_driver_id)
    REFERENCES race_drivers (id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX race_results_race_id_race_driver_id_key
  ON race_results (race_id, race_driver_id);

CREATE TABLE laps (
  id text PRIMARY KEY, --? !partitions
  id text NOT NULL, --? partitions
  race_result_id text NOT NULL,
  lap_number integer NOT NULL,
  position_on_lap integer NOT NULL,
  lap_time_raw text NOT NULL,
  lap_time_seconds double precision NOT NULL,
  pace_string text,
  elapsed_race_time double precision NOT NULL,
  segments_json jsonb,
  event_date timestamp(3) NOT NULL, --? partitions
  created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) NOT NULL,
  PRIMARY KEY (id, event_date), --? partitions
  CONSTRAINT laps_race_result_id_fkey FOREIGN KEY (race_result_id)
    REFERENCES race_results (id) ON UPDATE CASCADE ON DELETE CASCADE
)
  PARTITION BY RANGE (event_date) --? partitions
;
CREATE UNIQUE INDEX laps_race_result_id_lap_number_key
  ON laps (race_result_id, lap_number); --? !partitions
  ON laps (race_result_id, lap_number, event_date); --? partitions
CREATE TABLE laps_other PARTITION OF laps DEFAULT; --? partitions
