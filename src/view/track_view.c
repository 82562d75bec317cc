/* Tracks, and what was done with them. */
#include "trackside/track_view.h"

#include "trackside/liverc.h"
#include "trackside/report.h"
#include "trackside/request_view.h"
#include "trackside/text.h"
#include "trackside/track_store.h"

#include <string.h>

struct track_line {
    struct stored_track track;
    const char *url;
    struct track_counts counts;
    struct known_track known;
};

static const struct column track_columns[] = {
    COLUMN_OF(track_line, track.slug, "slug", "Track", COLUMN_TEXT),
    COLUMN_OF(track_line, track.name, "name", "Name", COLUMN_TEXT),
    COLUMN_OF(track_line, track.timezone, "timezone", "Zone", COLUMN_TEXT),
    COLUMN_OF(track_line, url, "url", NULL, COLUMN_TEXT),
    COLUMN_OF(track_line, counts.practice_days, "practice_days", "Days", COLUMN_COUNT),
    COLUMN_OF(track_line, counts.sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(track_line, counts.laps, "laps", "Laps", COLUMN_COUNT),
    COLUMN_OF(track_line, track.is_followed, "followed", "Followed", COLUMN_SWITCH),
    COLUMN_OF(track_line, known.activity, "activity", "Now", COLUMN_TEXT),
    COLUMN_OF(track_line, known.current_event, "current_event", NULL, COLUMN_TEXT),
    COLUMN_OF(track_line, known.last_updated, "last_updated", NULL, COLUMN_TEXT),
};

/* What is stored of each. */
static int fill(struct task *task, struct arena *arena, struct track_line *lines, size_t n,
                struct error *err)
{
    int r = 0;

    for (size_t i = 0; r >= 0 && i < n; i++) {
        struct track_line *line = &lines[i];

        r = report_count_track(task->race_db, line->track.slug, &line->counts, err);
        if (r == 0)
            r = report_find_track(task->race_db, line->track.slug, arena, &line->known, err);
        if (line->track.name == NULL)
            line->track.name = line->known.name;
        line->url = site_of_track(task->site, line->track.slug, arena);
    }
    return r < 0 ? r : 0;
}

/* ---- the list ---- */

/* Those noted first, then those that only the directory knows. */
struct track_choice {
    struct track_line *lines;
    size_t n;
};

static void choose(struct track_choice *choice, const struct stored_track *track,
                   struct arena *arena)
{
    choice->lines = arena_grow(arena, choice->lines, choice->n, sizeof(*choice->lines));
    choice->lines[choice->n++] = (struct track_line){.track = *track};
}

static int choose_noted(struct task *task, struct arena *arena, const char *text,
                        struct track_choice *choice, struct error *err)
{
    const struct stored_track *tracks;
    size_t n;
    int r = track_store_list(task->mirror_db, arena, &tracks, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        if (text == NULL || text_fold_has(tracks[i].name, text, arena) ||
            text_fold_has(tracks[i].slug, text, arena))
            choose(choice, &tracks[i], arena);
    return r;
}

static bool is_chosen(const struct track_choice *choice, const char *slug)
{
    for (size_t i = 0; i < choice->n; i++)
        if (strcmp(choice->lines[i].track.slug, slug) == 0)
            return true;
    return false;
}

static int choose_known(struct task *task, struct arena *arena, const char *text,
                        struct track_choice *choice, struct error *err)
{
    const struct known_track *tracks;
    size_t n;
    int r = report_find_tracks(task->race_db, text, arena, &tracks, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        const struct stored_track track = {.slug = tracks[i].slug, .name = tracks[i].name};

        if (!is_chosen(choice, track.slug))
            choose(choice, &track, arena);
    }
    return r;
}

int track_view_list(struct task *task, struct arena *arena, const char *text,
                    struct answer **ret_answer, struct error *err)
{
    struct track_choice choice = {.n = 0};
    int r = choose_noted(task, arena, text, &choice, err);

    if (r == 0 && text != NULL)
        r = choose_known(task, arena, text, &choice, err);
    if (r == 0 && text != NULL && choice.n == 0)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_FIND_TRACKS,
                              "no track that is known here has '%s' in its name", text);
    if (r == 0)
        r = fill(task, arena, choice.lines, choice.n, err);
    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "tracks", SHEET(arena, track_columns, choice.lines, choice.n),
                     SHEET_ALWAYS);
    return 0;
}

/* ---- one ---- */

int track_view_show(struct task *task, struct arena *arena, const char *slug,
                    struct answer **ret_answer, struct error *err)
{
    struct track_line line = {.url = NULL};
    int r = track_store_find(task->mirror_db, slug, arena, &line.track, err);

    if (r == TRACK_STORE_NONE)
        return error_set_hint_about(err, ERROR_NOT_FOUND, HINT_NOTE_TRACK, slug, NULL,
                                    "no track %s is noted", slug);
    if (r == 0)
        r = fill(task, arena, &line, 1, err);
    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "track", SHEET(arena, track_columns, &line, 1), SHEET_OBJECT);
    return 0;
}

/* ---- what was done ---- */

static const struct column removed_columns[] = {
    COLUMN_OF(track_stock, slug, "slug", "Track", COLUMN_TEXT),
    COLUMN_OF(track_stock, name, "name", "Name", COLUMN_TEXT),
    COLUMN_OF(track_stock, rows.practice_days, "practice_days", "Days", COLUMN_COUNT),
    COLUMN_OF(track_stock, rows.sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(track_stock, rows.laps, "laps", "Laps", COLUMN_COUNT),
    COLUMN_OF(track_stock, n_days_without_pages, "days_without_pages", "Days without pages",
              COLUMN_COUNT),
    COLUMN_OF(track_stock, n_archived_days, "archived_days", "Archived days", COLUMN_COUNT),
    COLUMN_OF(track_stock, n_pages, "pages_kept", "Pages kept", COLUMN_COUNT),
    COLUMN_OF(track_stock, is_dry, "dry_run", "Dry run", COLUMN_SWITCH),
};

struct answer *track_view_removed(struct arena *arena, const struct track_stock *stock)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, "removed", SHEET(arena, removed_columns, stock, 1), SHEET_OBJECT);
    return answer;
}

static const struct column directory_columns[] = {
    COLUMN_OF(ingest_directory, n_tracks, "tracks", "Tracks", COLUMN_COUNT),
    COLUMN_OF(ingest_directory, n_active, "active", "Active now", COLUMN_COUNT),
    COLUMN_OF(ingest_directory, n_skipped, "skipped", "Rows not read", COLUMN_COUNT),
    COLUMN_OF(ingest_directory, rows.inserted, "rows_inserted", "New", COLUMN_COUNT),
    COLUMN_OF(ingest_directory, rows.updated, "rows_updated", "Changed", COLUMN_COUNT),
    COLUMN_OF(ingest_directory, rows.unchanged, "rows_unchanged", "Unchanged", COLUMN_COUNT),
    COLUMN_OF(ingest_directory, fetched_at, "fetched_at", "Fetched at", COLUMN_MOMENT),
};

struct answer *track_view_synced(struct arena *arena, const struct track_synced *synced)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, "directory", SHEET(arena, directory_columns, &synced->directory, 1),
                     SHEET_OBJECT);
    answer_put_sheet(answer, "requests", request_view_sheet(arena, &synced->requests),
                     SHEET_DEEP_OBJECT);
    return answer;
}
