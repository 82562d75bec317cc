-- track_store_put: a NULL leaves what is there; a page's name never replaces the user's own.
INSERT INTO tracks (slug, name, name_is_users, timezone, added_at, updated_at)
VALUES (:slug, :name, :name IS NOT NULL AND :name_is_users, :timezone, :at, :at)
ON CONFLICT (slug) DO UPDATE SET
    name          = CASE WHEN name_is_users AND NOT :name_is_users THEN name
                         ELSE coalesce(excluded.name, name) END,
    name_is_users = max(name_is_users, excluded.name_is_users),
    timezone      = coalesce(excluded.timezone, timezone),
    updated_at    = excluded.updated_at
WHERE coalesce(excluded.timezone, timezone) IS NOT timezone
   OR (:name_is_users >= name_is_users AND coalesce(excluded.name, name) IS NOT name)
   OR excluded.name_is_users > name_is_users
