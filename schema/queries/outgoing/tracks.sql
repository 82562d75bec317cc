-- outgoing/tracks: the track of a day. The key's parts come first, as in all of these.
SELECT t.source_track_slug,
       t.source_track_slug, t.track_name, t.track_url, t.events_url
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.id = :event_id
