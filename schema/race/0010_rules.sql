-- race.db, step 10: what a slug, an id and a time may be.
--
-- A CHECK would be shorter, but a table can be given one only by writing it anew, and a row that breaks it would have to
-- go. So these are triggers: a row that is there stays, `db check` names it (queries/check has the same rules), and nothing like it comes in. A value that does not change is not asked again.

CREATE TRIGGER track_rules BEFORE INSERT ON tracks
WHEN length(NEW.source_track_slug) NOT BETWEEN 1 AND 63 OR NEW.source_track_slug GLOB '*[^a-z0-9-]*'
  OR NEW.source_track_slug GLOB '-*' OR NEW.source_track_slug GLOB '*-'
BEGIN
    SELECT raise(ABORT, 'a slug is of small letters, digits and inner hyphens');
END;

CREATE TRIGGER track_rules_kept BEFORE UPDATE OF source_track_slug ON tracks
WHEN NEW.source_track_slug IS NOT OLD.source_track_slug
 AND (length(NEW.source_track_slug) NOT BETWEEN 1 AND 63 OR NEW.source_track_slug GLOB '*[^a-z0-9-]*'
      OR NEW.source_track_slug GLOB '-*' OR NEW.source_track_slug GLOB '*-')
BEGIN
    SELECT raise(ABORT, 'a slug is of small letters, digits and inner hyphens');
END;

-- `486000` a race event, `SLUG-practice-2025-10-25` a practice day. The year is of four digits: dates are compared as text.
CREATE TRIGGER event_rules BEFORE INSERT ON events
WHEN NEW.source_event_id GLOB '*[^a-z0-9-]*' OR length(NEW.source_event_id) NOT BETWEEN 1 AND 100
  OR (NEW.source_event_id GLOB '*[^0-9]*' AND NEW.source_event_id NOT GLOB
      '[a-z0-9]*-practice-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
  OR NEW.event_date NOT BETWEEN '1990-01-01' AND '2200'
BEGIN
    SELECT raise(ABORT, 'an event has a number, or is SLUG-practice-DATE, and a date from 1990 on');
END;

CREATE TRIGGER event_rules_kept BEFORE UPDATE OF source_event_id, event_date ON events
WHEN (NEW.source_event_id IS NOT OLD.source_event_id OR NEW.event_date IS NOT OLD.event_date)
 AND (NEW.source_event_id GLOB '*[^a-z0-9-]*' OR length(NEW.source_event_id) NOT BETWEEN 1 AND 100
      OR (NEW.source_event_id GLOB '*[^0-9]*' AND NEW.source_event_id NOT GLOB
          '[a-z0-9]*-practice-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
      OR NEW.event_date NOT BETWEEN '1990-01-01' AND '2200')
BEGIN
    SELECT raise(ABORT, 'an event has a number, or is SLUG-practice-DATE, and a date from 1990 on');
END;

-- A lap takes 1 ms to 24 hours.
CREATE TRIGGER lap_rules BEFORE INSERT ON laps
WHEN NEW.lap_time_ms NOT BETWEEN 1 AND 86400000
  OR NEW.elapsed_ms NOT BETWEEN 0 AND 2678400000
BEGIN
    SELECT raise(ABORT, 'a lap takes 1 ms to 24 h, and all of them a month at most');
END;

CREATE TRIGGER lap_rules_kept BEFORE UPDATE OF lap_time_ms, elapsed_ms ON laps
WHEN (NEW.lap_time_ms IS NOT OLD.lap_time_ms OR NEW.elapsed_ms IS NOT OLD.elapsed_ms)
 AND (NEW.lap_time_ms NOT BETWEEN 1 AND 86400000 OR NEW.elapsed_ms NOT BETWEEN 0 AND 2678400000)
BEGIN
    SELECT raise(ABORT, 'a lap takes 1 ms to 24 h, and all of them a month at most');
END;

CREATE TRIGGER result_rules BEFORE INSERT ON race_results
WHEN NEW.fast_lap_ms NOT BETWEEN 0 AND 86400000 OR NEW.avg_lap_ms NOT BETWEEN 0 AND 86400000
  OR NEW.laps_completed < 0
BEGIN
    SELECT raise(ABORT, 'no lap takes longer than 24 h, and nobody has fewer than none');
END;

CREATE TRIGGER result_rules_kept BEFORE UPDATE OF fast_lap_ms, avg_lap_ms, laps_completed ON race_results
WHEN (NEW.fast_lap_ms IS NOT OLD.fast_lap_ms OR NEW.avg_lap_ms IS NOT OLD.avg_lap_ms
      OR NEW.laps_completed IS NOT OLD.laps_completed)
 AND (NEW.fast_lap_ms NOT BETWEEN 0 AND 86400000 OR NEW.avg_lap_ms NOT BETWEEN 0 AND 86400000
      OR NEW.laps_completed < 0)
BEGIN
    SELECT raise(ABORT, 'no lap takes longer than 24 h, and nobody has fewer than none');
END;
