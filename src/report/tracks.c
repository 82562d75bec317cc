/* The tracks there are, as pages and the directory tell. */
#include "trackside/report.h"

#include "race_schema.h"

#include "trackside/text.h"

static struct known_track read_track(struct query *query, struct arena *arena)
{
    return (struct known_track){
        .slug = query_text(query, 0, arena),
        .name = query_text(query, 1, arena),
        .activity = query_text(query, 2, arena),
        .current_event = query_text(query, 3, arena),
        .last_updated = query_text(query, 4, arena),
    };
}

int report_find_track(struct db *race_db, const char *slug, struct arena *arena,
                      struct known_track *ret_track, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_FIND_TRACKS);
    int r;

    query_bind_text(query, ":slug", slug);
    r = query_next(query, err);
    if (r != QUERY_ROW)
        return r < 0 ? r : REPORT_NO_TRACK;
    *ret_track = read_track(query, arena);
    query_reset(query);
    return 0;
}

static bool matches(const struct known_track *track, const char *text, struct arena *arena)
{
    return text == NULL || text_fold_has(track->name, text, arena) ||
           text_fold_has(track->slug, text, arena);
}

int report_find_tracks(struct db *race_db, const char *text, struct arena *arena,
                       const struct known_track **ret_tracks, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_FIND_TRACKS);
    struct known_track *tracks = NULL;
    size_t n = 0;
    int r;

    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct known_track track = read_track(query, arena);

        if (!matches(&track, text, arena))
            continue;
        tracks = arena_grow(arena, tracks, n, sizeof(*tracks));
        tracks[n++] = track;
    }
    if (r < 0)
        return r;
    *ret_tracks = tracks;
    *ret_n = n;
    return 0;
}
