/* Tracks: what the user typed about them. */
#include "trackside/track_store.h"

#include "mirror_schema.h"

#include "trackside/zone_names.h"

int track_store_put(struct db *db, const struct stored_track *track, bool name_is_users,
                    enum db_change *ret_change, struct error *err)
{
    struct query *query = db_query(db, TRACK_STORE_PUT);

    query_bind_text(query, ":slug", track->slug);
    query_bind_text(query, ":name", track->name);
    query_bind_int(query, ":name_is_users", name_is_users);
    query_bind_text(query, ":timezone", track->timezone);
    query_bind_utc(query, ":at", track->added_at);
    return query_put(query, ret_change, NULL, err);
}

static struct stored_track read_track(struct query *query, struct arena *arena)
{
    return (struct stored_track){
        .slug = query_text(query, 0, arena),
        .name = query_text(query, 1, arena),
        .timezone = query_text(query, 2, arena),
        .added_at = query_utc(query, 3),
        .is_followed = query_int(query, 4) != 0,
    };
}

int track_store_find(struct db *db, const char *slug, struct arena *arena,
                     struct stored_track *ret_track, struct error *err)
{
    struct query *query = db_query(db, TRACK_STORE_FIND);
    int r;

    query_bind_text(query, ":slug", slug);
    r = query_next(query, err);
    if (r != QUERY_ROW)
        return r < 0 ? r : TRACK_STORE_NONE;
    *ret_track = read_track(query, arena);
    query_reset(query);
    return 0;
}

int track_store_find_clash(struct db *db, const char *slug, const char *name, struct arena *arena,
                           struct stored_track *ret_other, struct error *err)
{
    struct query *query = db_query(db, TRACK_STORE_CLASH);

    query_bind_text(query, ":slug", slug);
    query_bind_text(query, ":name", name);
    int r = query_next(query, err);
    if (r != QUERY_ROW)
        return r < 0 ? r : TRACK_STORE_NONE;
    *ret_other = (struct stored_track){.slug = query_text(query, 0, arena),
                                       .name = query_text(query, 1, arena)};
    query_reset(query);
    return 0;
}

int track_store_open_zone(struct db *db, const char *slug, struct arena *arena,
                          const struct zone **ret_zone, struct error *err)
{
    struct stored_track track = {.timezone = NULL};
    int r = track_store_find(db, slug, arena, &track, err);

    return r < 0 ? r : zone_open_of_track(slug, track.timezone, arena, ret_zone, err);
}

int track_store_follow(struct db *db, const char *slug, int64_t at, struct error *err)
{
    struct query *query = db_query(db, TRACK_STORE_FOLLOW);
    int64_t n;
    int r;

    query_bind_text(query, ":slug", slug);
    query_bind_utc(query, ":at", at);
    r = query_change(query, &n, err);
    if (r < 0)
        return r;
    return n > 0 ? 0 : TRACK_STORE_NONE;
}

int track_store_remove(struct db *db, const char *slug, struct error *err)
{
    struct query *query = db_query(db, TRACK_STORE_REMOVE);
    int64_t n;
    int r;

    query_bind_text(query, ":slug", slug);
    r = query_change(query, &n, err);
    if (r < 0)
        return r;
    return n > 0 ? 0 : TRACK_STORE_NONE;
}

int track_store_list(struct db *db, struct arena *arena, const struct stored_track **ret_tracks,
                     size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, TRACK_STORE_LIST);
    struct stored_track *tracks = NULL;
    size_t n = 0;
    int r;

    while ((r = query_next(query, err)) == QUERY_ROW) {
        tracks = arena_grow(arena, tracks, n, sizeof(*tracks));
        tracks[n++] = read_track(query, arena);
    }
    if (r < 0)
        return r;
    *ret_tracks = tracks;
    *ret_n = n;
    return 0;
}
