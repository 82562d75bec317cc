/* A track's zone became known: the UTC columns of what is stored, from its local times. */
#include "trackside/ingest.h"

#include "figures.h"

#include "trackside/cleanup.h"
#include "trackside/mirror_store.h"
#include "trackside/zone.h"

static int put_start(struct db *race_db, const char *zone, const struct race_start *start,
                     struct local_time local, int64_t now, struct error *err)
{
    int64_t utc;
    int offset;
    const char *flag = zone_fit_name(zone_to_utc(zone, local, &utc, &offset));

    return race_store_put_utc(race_db, start->race_id, utc, flag, now, NULL, err);
}

/* The event says which zone its times were read in, as it stood when the day began. */
static int put_event(struct db *race_db, const char *zone, const struct race_start *first,
                     struct local_time local, int64_t now, struct arena *arena, struct error *err)
{
    struct json *metadata = json_new_object();

    figures_put_zone(metadata, zone, local);
    return race_store_put_metadata(race_db, first->event_id, figures_print(metadata, arena), now,
                                   NULL, err);
}

static int put_starts(struct db *race_db, const char *slug, const char *zone, int64_t now,
                      struct arena *arena, struct error *err)
{
    const struct race_start *starts;
    int64_t event_id = ABSENT;
    size_t n;
    int r = race_store_list_starts(race_db, slug, arena, &starts, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        struct local_time local;

        if (!local_time_read(bytes_from_text(starts[i].start_time_local), &local))
            continue;
        if (starts[i].event_id != event_id)
            r = put_event(race_db, zone, &starts[i], local, now, arena, err);
        event_id = starts[i].event_id;
        if (r == 0)
            r = put_start(race_db, zone, &starts[i], local, now, err);
    }
    return r;
}

int ingest_track_zone(struct db *mirror_db, struct db *race_db, const char *slug, int64_t now,
                      struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct stored_track track = {.timezone = NULL};
    int r;

    arena_init(&arena);
    r = track_store_find(mirror_db, slug, &arena, &track, err);
    if (r != 0 || track.timezone == NULL)
        return r < 0 ? r : 0;
    r = db_begin(race_db, err);
    if (r == 0)
        r = race_store_set_zone(race_db, slug, track.timezone, now, err);
    if (r == 0)
        r = put_starts(race_db, slug, track.timezone, now, &arena, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0)
        db_rollback(race_db);
    return r;
}
