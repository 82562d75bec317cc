-- mirror.db, step 4: which kind of page a request was for. The page's own row may be purged, the
-- log of requests stays.

ALTER TABLE requests ADD COLUMN kind TEXT;  -- as pages.kind

UPDATE requests
   SET kind = CASE WHEN cache_key GLOB 'practice:month:*' THEN 'month'
                   WHEN cache_key GLOB 'practice:day:*' THEN 'day'
                   WHEN cache_key GLOB 'practice:session:*' THEN 'session'
                   WHEN cache_key = 'track:directory' THEN 'directory' END;
