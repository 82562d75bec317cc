-- plan/remember: in a dry run, what later batches would find written by this one.
SELECT 'tracks', key FROM trackside_plan_tracks WHERE action = 'insert'
UNION ALL
SELECT 'drivers', key FROM trackside_plan_drivers WHERE action IN ('insert', 'update')
