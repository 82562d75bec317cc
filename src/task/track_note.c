/* Noting tracks. */
#include "trackside/track_note.h"

int track_note(struct task *task, const struct stored_track *track, struct ingest_zone *ret_zone,
               struct error *err)
{
    struct stored_track noted = *track;
    int r;

    *ret_zone = (struct ingest_zone){.n_ambiguous = 0};
    noted.added_at = clock_utc(&task->clock);
    r = track_store_put(task->mirror_db, &noted, noted.name != NULL, NULL, err);
    if (r == 0 && noted.timezone != NULL)
        r = ingest_track_zone(task->mirror_db, task->race_db, noted.slug, ret_zone, err);
    return r;
}

int track_follow(struct task *task, const char *slug, struct error *err)
{
    int64_t now = clock_utc(&task->clock);
    const struct stored_track track = {.slug = slug, .added_at = now};
    int r = track_store_put(task->mirror_db, &track, false, NULL, err);

    if (r == 0)
        r = track_store_follow(task->mirror_db, slug, now, err);
    return r < 0 ? r : 0;
}

int track_unfollow(struct task *task, struct arena *arena, const char *slug, struct error *err)
{
    struct stored_track track;
    int r = track_store_follow(task->mirror_db, slug, ABSENT, err);

    if (r >= 0)
        r = track_store_find(task->mirror_db, slug, arena, &track, err);
    if (r == TRACK_STORE_NONE)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_LIST_TRACKS, "no track %s is noted", slug);
    return r;
}

int track_zone_name(struct task *task, struct arena *arena, const char *slug,
                    const char **ret_timezone, struct error *err)
{
    struct stored_track track = {.timezone = NULL};
    int r = track_store_find(task->mirror_db, slug, arena, &track, err);

    if (r < 0)
        return r;
    *ret_timezone = track.timezone;
    return 0;
}
