/* Track by track, day by day. */
#include "trackside/mirror_days.h"

#include "trackside/discover.h"
#include "trackside/track_store.h"

enum {
    UNREACHABLE_IN_A_ROW = 3, /* days, each with all its retries; then the network is gone */
};

const char *mirror_days_status_name(enum mirror_days_status status)
{
    static const char *const names[] = {
        [MIRRORING_COMPLETED] = "completed",
        [MIRRORING_PARTIAL] = "partial",
        [MIRRORING_FAILED] = "failed",
    };

    return names[status];
}

/* What ends the run whatever else there is to do. */
static bool ends_the_run(int r)
{
    return r == ERROR_INTERRUPTED || r == ERROR_BUSY || r == ERROR_USAGE || r == ERROR_TOO_NEW;
}

/* ---- days ---- */

static void note_day(struct mirror_days *mirroring, const struct mirrored_day *day)
{
    struct run_counts counts = {.days = 1,
                                .days_failed = day->status != MIRRORING_COMPLETED,
                                .sessions = day->pages.n_listed};

    run_note_add(&mirroring->task->run, &counts);
}

/* 0: it was tried. ERROR_PARTIAL: nothing more may be asked of this track now. */
static int mirror_day(struct mirror_days *mirroring, struct mirrored_day *day, struct error *err)
{
    int r = mirror_practice_day(mirroring->mirror, day->slug, day->date, false, &day->pages,
                                &day->failure);

    if (ends_the_run(r)) {
        *err = day->failure;
        return r;
    }
    if (r < 0)
        day->status = day->pages.n_listed > 0 ? MIRRORING_PARTIAL : MIRRORING_FAILED;
    else if (day->pages.n_failed > 0)
        day->status = MIRRORING_PARTIAL;
    if (r == 0)
        day->failure = day->pages.first_failure;
    note_day(mirroring, day);
    if (mirroring->day_ended != NULL) {
        int told = mirroring->day_ended(mirroring->listener, day, err);

        if (told < 0)
            return told == ERROR_PARTIAL ? ERROR_FAILED : told;
    }
    return r == ERROR_PARTIAL ? r : 0;
}

static void fail_track(struct mirrored_track *track, const struct error *failure)
{
    if (track->failure.code == 0)
        track->failure = *failure;
}

/* The days in turn, until a rate, the budget or a lost network says that it is no use. */
static int mirror_days(struct mirror_days *mirroring, struct mirrored_track *track,
                       struct error *err)
{
    int64_t n_days = (int64_t)track->walk.n_days;
    int n_unreachable = 0;
    int r = 0;

    track->days = arena_new_array(mirroring->arena, track->walk.n_days + 1, struct mirrored_day);
    while (r == 0 && track->n_days < track->walk.n_days && n_unreachable < UNREACHABLE_IN_A_ROW) {
        struct mirrored_day *day = &track->days[track->n_days];

        *day = (struct mirrored_day){.slug = track->slug,
                                     .date = track->walk.days[track->n_days].date};
        task_begin_day(mirroring->task, day->slug, day->date, (int64_t)track->n_days, n_days);
        track->n_days++;
        r = mirror_day(mirroring, day, err);
        if (day->status != MIRRORING_COMPLETED) {
            fail_track(track, &day->failure);
            track->n_incomplete++;
        }
        n_unreachable = day->failure.code == ERROR_UNREACHABLE ? n_unreachable + 1 : 0;
    }
    track->n_incomplete += n_days - (int64_t)track->n_days;
    if (r != ERROR_PARTIAL)
        return r;
    track->stopped = track->days[track->n_days - 1].failure;
    return 0;
}

/* ---- tracks ---- */

static void add_track(struct mirror_days *mirroring, const char *slug)
{
    mirroring->tracks = arena_grow(mirroring->arena, mirroring->tracks, mirroring->n_tracks,
                                   sizeof(*mirroring->tracks));
    mirroring->tracks[mirroring->n_tracks++] = (struct mirrored_track){.slug = slug};
}

int mirror_days_choose(struct mirror_days *mirroring, const char *slug, struct error *err)
{
    const struct stored_track *tracks = NULL;
    size_t n = 0;
    int r = 0;

    if (slug != NULL)
        add_track(mirroring, slug);
    else
        r = track_store_list(mirroring->task->mirror_db, mirroring->arena, &tracks, &n, err);
    for (size_t i = 0; r == 0 && i < n; i++)
        if (tracks[i].is_followed)
            add_track(mirroring, tracks[i].slug);
    if (r == 0 && mirroring->n_tracks == 0)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_FOLLOW, "no track is followed yet");
    return r;
}

static int first_day(struct mirror_days *mirroring, const char *slug, struct date *ret_from,
                     struct error *err)
{
    struct date end = mirroring->to;
    int r = 0;

    *ret_from = mirroring->from;
    if (!date_is_absent(mirroring->from))
        return 0;
    if (date_is_absent(end))
        r = discovery_today(mirroring->task, mirroring->arena, slug, &end, err);
    *ret_from = date_add_days(end, -MIRRORING_DAYS);
    return r;
}

static int mirror_track(struct mirror_days *mirroring, struct mirrored_track *track,
                        struct error *err)
{
    struct date from;
    int r = first_day(mirroring, track->slug, &from, err);

    run_note_track(&mirroring->task->run, track->slug);
    if (r == 0)
        r = day_walk_find(mirroring->task, mirroring->arena, mirroring->mirror, track->slug, from,
                          mirroring->to, &track->walk, err);
    if (ends_the_run(r))
        return r;
    if (r < 0) {
        track->failure = *err;
        track->status = MIRRORING_FAILED;
        return 0;
    }
    if (mirroring->range_known != NULL)
        mirroring->range_known(mirroring->listener, track);
    for (size_t i = 0; i < track->walk.n_gaps; i++)
        fail_track(track, &track->walk.gaps[i].error);
    track->n_incomplete = (int64_t)track->walk.n_gaps;
    r = mirror_days(mirroring, track, err);
    if (track->n_incomplete > 0)
        track->status = MIRRORING_PARTIAL;
    return r;
}

int mirror_days_run(struct mirror_days *mirroring, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < mirroring->n_tracks; i++) {
        struct mirrored_track *track = &mirroring->tracks[i];

        r = mirror_track(mirroring, track, err);
        if (r == 0)
            r = task_read_budget(mirroring->task, track->slug, &track->budget, err);
    }
    return r;
}
