/* Mirrored days and tracks. */
#include "trackside/mirroring_view.h"

#include "trackside/request_view.h"

/* NULL when nothing failed. */
static const char *sentence(const struct mirror_days *mirroring, const struct error *failure)
{
    return failure->code == 0 ? NULL : task_sentence(mirroring->task, failure, mirroring->arena);
}

/* ---- days ---- */

struct mirrored_day_line {
    struct mirrored_day day;
    const char *status;
    const char *error;
};

/* The first is left out below a track. */
static const struct column day_columns[] = {
    COLUMN_OF(mirrored_day_line, day.slug, "track", "Track", COLUMN_TEXT),
    COLUMN_OF(mirrored_day_line, day.date, "date", "Date", COLUMN_DATE),
    COLUMN_OF(mirrored_day_line, status, "status", "Status", COLUMN_TEXT),
    COLUMN_OF(mirrored_day_line, day.pages.n_listed, "sessions_listed", "Sessions", COLUMN_COUNT),
    COLUMN_OF(mirrored_day_line, day.pages.n_asked, "sessions_asked", "Asked for", COLUMN_COUNT),
    COLUMN_OF(mirrored_day_line, day.pages.n_failed, "sessions_failed", "Failed", COLUMN_COUNT),
    COLUMN_DEEP(mirrored_day_line, error, "error", COLUMN_TEXT),
};

static struct mirrored_day_line day_line(const struct mirror_days *mirroring,
                                         const struct mirrored_day *day)
{
    return (struct mirrored_day_line){.day = *day,
                                      .status = mirror_days_status_name(day->status),
                                      .error = sentence(mirroring, &day->failure)};
}

static struct mirrored_day_line *day_lines(const struct mirror_days *mirroring,
                                           const struct mirrored_track *tracks, size_t n_tracks,
                                           size_t *ret_n)
{
    struct mirrored_day_line *lines = NULL;

    *ret_n = 0;
    for (size_t i = 0; i < n_tracks; i++) {
        for (size_t k = 0; k < tracks[i].n_days; k++) {
            lines = arena_grow(mirroring->arena, lines, *ret_n, sizeof(*lines));
            lines[(*ret_n)++] = day_line(mirroring, &tracks[i].days[k]);
        }
    }
    return lines;
}

struct answer *mirroring_view_day(const struct mirror_days *mirroring,
                                  const struct mirrored_day *day)
{
    struct answer *answer = answer_begin(mirroring->arena, NULL);
    struct mirrored_day_line line = day_line(mirroring, day);

    answer_put_sheet(answer, "days", SHEET(mirroring->arena, day_columns, &line, 1), SHEET_ALWAYS);
    return answer;
}

/* ---- tracks ---- */

struct mirrored_track_line {
    struct mirrored_track track;
    int64_t n_listed;
    const char *status;
    const char *error;
    const char *budget;
    const char *days;
};

static const struct column track_columns[] = {
    COLUMN_OF(mirrored_track_line, track.slug, "track", "Track", COLUMN_TEXT),
    COLUMN_OF(mirrored_track_line, track.walk.from, "from", "From", COLUMN_DATE),
    COLUMN_OF(mirrored_track_line, track.walk.to, "to", "To", COLUMN_DATE),
    COLUMN_OF(mirrored_track_line, status, "status", "Status", COLUMN_TEXT),
    COLUMN_OF(mirrored_track_line, n_listed, "days_listed", "Days", COLUMN_COUNT),
    COLUMN_OF(mirrored_track_line, track.n_incomplete, "incomplete", "Incomplete", COLUMN_COUNT),
    COLUMN_OF(mirrored_track_line, error, "error", "Error", COLUMN_TEXT),
    COLUMN_OF(mirrored_track_line, budget, "budget", NULL, COLUMN_JSON),
    COLUMN_OF(mirrored_track_line, days, "days", NULL, COLUMN_JSON),
};

static struct json *tracks_json(const struct mirror_days *mirroring, bool with_days)
{
    struct arena *arena = mirroring->arena;
    struct mirrored_track_line *lines =
        arena_new_array(arena, mirroring->n_tracks + 1, struct mirrored_track_line);
    size_t n_columns = N_COLUMNS(track_columns) - (with_days ? 0 : 1);

    for (size_t i = 0; i < mirroring->n_tracks; i++) {
        const struct mirrored_track *track = &mirroring->tracks[i];
        size_t n_days;
        const struct mirrored_day_line *days = day_lines(mirroring, track, 1, &n_days);

        lines[i] = (struct mirrored_track_line){
            .track = *track,
            .n_listed = (int64_t)track->walk.n_days,
            .status = mirror_days_status_name(track->status),
            .error = sentence(mirroring, &track->failure),
            .budget = sheet_tree(request_view_budget_json(&track->budget), arena),
            .days =
                sheet_tree(sheet_json(sheet_of(arena, day_columns + 1, N_COLUMNS(day_columns) - 1,
                                               days, n_days, sizeof(*days))),
                           arena),
        };
    }
    return sheet_json(
        sheet_of(arena, track_columns, n_columns, lines, mirroring->n_tracks, sizeof(*lines)));
}

static void put_head(struct answer *answer, const struct mirror_days *mirroring, bool with_days)
{
    answer_put_json(answer, "tracks", tracks_json(mirroring, with_days));
    answer_put_json(answer, "requests", request_view_json(mirror_requests(mirroring->mirror)));
}

struct answer *mirroring_view_answer(const struct mirror_days *mirroring)
{
    struct answer *answer = answer_begin(mirroring->arena, NULL);
    size_t n;
    const struct mirrored_day_line *lines =
        day_lines(mirroring, mirroring->tracks, mirroring->n_tracks, &n);

    put_head(answer, mirroring, true);
    answer_put_sheet(answer, "days", SHEET(mirroring->arena, day_columns, lines, n), SHEET_FLAT);
    return answer;
}

struct answer *mirroring_view_summary(const struct mirror_days *mirroring)
{
    struct answer *answer = answer_begin(mirroring->arena, "summary");

    put_head(answer, mirroring, false);
    return answer;
}
