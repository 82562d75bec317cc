/*
 * The venue's clock, or UTC: one of them for a track, and the one the target already has.
 */
#include "times.h"

#include "postgres_schema.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"

#include <string.h>

enum {
    LIST_CEILING = 16 * 1024 * 1024,
};

/* The tracks of the days, each once; days are sorted, so those of a track stand together. */
static struct export_track_times *list_tracks(struct run *run, size_t *ret_n)
{
    struct export_track_times *tracks = NULL;
    size_t n = 0;

    for (size_t i = 0; i < run->n_days; i++) {
        bool is_known = false;

        for (size_t j = n; !is_known && j > 0; j--)
            is_known = strcmp(tracks[j - 1].slug, run->days[i].slug) == 0;
        if (is_known)
            continue;
        tracks = arena_grow(run->arena, tracks, n, sizeof(*tracks));
        tracks[n++] = (struct export_track_times){.slug = run->days[i].slug};
    }
    *ret_n = n;
    return tracks;
}

static const char *slugs_as_json(const struct export_track_times *tracks, size_t n,
                                 struct arena *arena)
{
    struct buffer text CLEANUP(buffer_deinit);
    struct json *slugs = json_new_array();

    for (size_t i = 0; i < n; i++)
        json_append_text(slugs, tracks[i].slug);
    buffer_init(&text, LIST_CEILING);
    json_write(slugs, false, &text);
    json_free(slugs);
    return arena_text(arena, buffer_text(&text));
}

/* How the target holds a track: at most one row of `held` for it, or it is mixed already. */
static int follow(const struct postgres_rows *held, struct export_track_times *track,
                  struct error *err)
{
    for (size_t i = 0; i < held->n_rows; i++) {
        enum export_times times =
            strcmp(postgres_cell(held, i, 1), "utc") == 0 ? EXPORT_TIMES_UTC : EXPORT_TIMES_VENUE;

        if (strcmp(postgres_cell(held, i, 0), track->slug) != 0)
            continue;
        if (track->held && track->times != times)
            return error_set(err, ERROR_FAILED,
                             "the target holds practice days of %s both in UTC and by the venue's "
                             "clock; they have to be made one before more can be added",
                             track->slug);
        track->held = true;
        track->times = times;
    }
    return 0;
}

static int choose(const struct run *run, struct export_track_times *track, const char *timezone,
                  struct error *err)
{
    enum export_times wanted = run->options->times;

    if (track->held && wanted != EXPORT_TIMES_AUTO && wanted != track->times)
        return error_set(err, ERROR_FAILED,
                         "the target holds practice days of %s %s, and the two cannot be mixed; "
                         "use --times %s",
                         track->slug,
                         track->times == EXPORT_TIMES_UTC ? "in UTC" : "by the venue's clock",
                         day_times_name(track->times));
    if (!track->held)
        track->times = wanted == EXPORT_TIMES_VENUE ? EXPORT_TIMES_VENUE : EXPORT_TIMES_UTC;
    if (track->times == EXPORT_TIMES_UTC && timezone == NULL)
        track->left_out =
            arena_format(run->arena,
                         "the time zone of %s is not known, so its times cannot be sent in UTC; "
                         "`trackside track add %s --timezone AREA/CITY` tells it%s",
                         track->slug, track->slug,
                         track->held ? "" : ", and --times venue sends the venue's own clock");
    return 0;
}

static int apply(struct run *run, struct export_track_times *track,
                 const struct postgres_rows *held, struct error *err)
{
    const char *timezone = NULL;
    int r;

    for (size_t i = 0; i < run->n_days && timezone == NULL; i++) {
        if (strcmp(run->days[i].slug, track->slug) == 0)
            timezone = run->days[i].timezone;
    }
    r = follow(held, track, err);
    if (r == 0)
        r = choose(run, track, timezone, err);
    for (size_t i = 0; r == 0 && i < run->n_days; i++) {
        if (strcmp(run->days[i].slug, track->slug) != 0)
            continue;
        run->days[i].times = track->times;
        if (track->left_out != NULL)
            run->days[i].state = DAY_LEFT_OUT;
        track->n_days++;
    }
    return r;
}

int times_decide(struct run *run, struct error *err)
{
    size_t n, n_left_out = 0;
    struct export_track_times *tracks = list_tracks(run, &n);
    const char *slugs = slugs_as_json(tracks, n, run->arena);
    struct postgres_rows held;
    int r = target_ask(&run->target, TARGET_HELD_TIMES, &slugs, 1, &held, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        r = apply(run, &tracks[i], &held, err);
        n_left_out += tracks[i].left_out != NULL;
    }
    if (r < 0)
        return r;
    if (n_left_out == n)
        return error_set(err, ERROR_FAILED, "%s", tracks[0].left_out);
    run->report->tracks = tracks;
    run->report->n_tracks = n;
    return 0;
}
