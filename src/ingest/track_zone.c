/* A track's zone became known or was corrected: the UTC columns of what is stored, and no other. */
#include "track_zone.h"

#include "figures.h"

#include "trackside/cleanup.h"
#include "trackside/event_rows.h"
#include "trackside/ingest.h"
#include "trackside/race_track.h"
#include "trackside/track_store.h"
#include "trackside/zone_names.h"

/* The rows of one track while they are walked. */
struct walk {
    struct db *race_db;
    const struct zone *zone;
    int64_t event_id; /* of the start before; ABSENT before the first */
    struct arena *arena;
    struct ingest_zone *report;
};

static int put_start(struct walk *walk, const struct race_start *start, struct error *err)
{
    struct ingest_zone *report = walk->report;
    struct local_time local;
    enum zone_fit fit;
    int64_t utc;
    int offset;

    if (!local_time_read(bytes_from_text(start->start_time_local), &local))
        return 0;
    fit = zone_to_utc(walk->zone, local, &utc, &offset);
    report->n_ambiguous += fit == ZONE_AMBIGUOUS;
    report->n_impossible += fit == ZONE_IMPOSSIBLE;
    return race_store_put_utc(walk->race_db, start->race_id, utc, zone_fit_name(fit),
                              &report->sessions, err);
}

/* The event says which zone its times were read in, as it stood when the day began. */
static int put_event(struct walk *walk, const struct race_start *first, struct error *err)
{
    struct json *metadata;
    struct local_time local;

    if (first->event_id == walk->event_id ||
        !local_time_read(bytes_from_text(first->event_start_local), &local))
        return 0;
    walk->event_id = first->event_id;
    metadata = json_new_object();
    figures_put_zone(metadata, walk->zone, local);
    return race_store_put_metadata(walk->race_db, first->event_id,
                                   figures_print(metadata, walk->arena), NULL, err);
}

static int put_starts(struct walk *walk, const char *slug, struct error *err)
{
    const struct race_start *starts;
    size_t n;
    int r = race_store_list_starts(walk->race_db, slug, walk->arena, &starts, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        r = put_event(walk, &starts[i], err);
        if (r == 0)
            r = put_start(walk, &starts[i], err);
    }
    return r;
}

/* Where the stored rows have that zone already they are right, unless the zone data changed. */
static int put_zone(struct db *race_db, const struct stored_track *track, bool is_asked,
                    struct arena *arena, struct ingest_zone *report, struct error *err)
{
    struct walk walk = {.race_db = race_db, .event_id = ABSENT, .arena = arena, .report = report};
    bool is_new = false;
    int r = zone_open_of_track(track->slug, track->timezone, arena, &walk.zone, err);

    if (r == 0 && walk.zone != NULL)
        r = race_store_set_zone(race_db, track->slug, track->timezone, &is_new, err);
    return r == 0 && (is_new || is_asked) ? put_starts(&walk, track->slug, err) : r;
}

int track_zone_follow(struct db *race_db, const struct stored_track *track, struct arena *arena,
                      struct error *err)
{
    struct ingest_zone report = {.n_ambiguous = 0};

    return put_zone(race_db, track, false, arena, &report, err);
}

int ingest_track_zone(struct db *mirror_db, struct db *race_db, const char *slug,
                      struct ingest_zone *ret_zone, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct stored_track track = {.slug = slug};
    struct ingest_zone report = {.n_ambiguous = 0};
    int r;

    arena_init(&arena);
    r = track_store_find(mirror_db, slug, &arena, &track, err);
    if (r < 0)
        return r;
    r = db_begin(race_db, err);
    if (r == 0)
        r = put_zone(race_db, &track, track.timezone != NULL, &arena, &report, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0) {
        db_rollback(race_db);
        return r;
    }
    *ret_zone = report;
    return 0;
}
