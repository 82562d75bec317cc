/* The track directory, from the stored page to rows of tracks, in one transaction. */
#include "directory.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"
#include "trackside/page_store.h"
#include "trackside/race_store.h"
#include "trackside/race_track.h"
#include "trackside/track_directory.h"

static int read_stored(struct page_source *source, struct stored_page *ret_page,
                       const struct track_directory **ret_directory, struct error *err)
{
    struct page_id id = {.kind = PAGE_DIRECTORY, .track_slug = PAGE_DIRECTORY_SLUG};
    struct bytes body = {.size = 0};
    int r = page_source_find(source, &id, ret_page, err);

    if (r == 0 && ret_page->sha256 == NULL)
        r = PAGE_STORE_NONE;
    if (r == 0)
        r = page_source_read(source, ret_page, &body, err);
    if (r == PAGE_STORE_NONE)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_SYNC_TRACKS,
                              "the track directory is not stored");
    return r < 0 ? r : liverc_read_directory(body, source->arena, ret_directory, err);
}

/* Addresses as the site itself has them: the directory's links lead nowhere else. */
static int put_track(struct db *race_db, const struct directory_track *track, int64_t at,
                     struct arena *arena, struct row_counts *counts, struct error *err)
{
    const char *base = site_of_track(LIVERC_SITE, track->slug, arena);
    struct directory_row row = {
        .source_track_slug = track->slug,
        .track_name = track->name,
        .track_url = arena_format(arena, "%s/", base),
        .events_url = arena_format(arena, "%s/events", base),
        .last_updated = track->age,
        .activity = track_activity_name(track->activity),
        .current_event = track->event_name,
    };

    return race_store_put_directory_track(race_db, &row, at, counts, err);
}

/* A list of which not every row could be read says nothing about tracks it does not have. */
static int put_tracks(struct db *race_db, const struct track_directory *directory,
                      struct arena *arena, struct ingest_directory *report, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < directory->n_tracks; i++) {
        report->n_active += directory->tracks[i].activity != TRACK_QUIET;
        r = put_track(race_db, &directory->tracks[i], report->fetched_at, arena, &report->rows,
                      err);
    }
    if (r == 0 && directory->n_skipped == 0)
        r = race_store_close_directory(race_db, report->fetched_at, &report->rows, err);
    return r;
}

static int log_ingestion(const struct page_source *source, const struct stored_page *page,
                         int64_t now, struct error *err)
{
    struct ingestion ingestion = {
        .cache_key = page->cache_key, .track_slug = page->track_slug, .at = now};

    if (source->is_replay)
        return 0;
    return ingestion_log_add(source->mirror_db, &ingestion, source->read, source->n_read, err);
}

static int read_and_write(struct page_source *source, struct db *race_db, int64_t now,
                          struct ingest_directory *report, struct error *err)
{
    const struct track_directory *directory = NULL;
    struct stored_page page;
    int r = read_stored(source, &page, &directory, err);

    if (r < 0 || directory == NULL)
        return r;
    report->n_tracks = (int64_t)directory->n_tracks;
    report->n_skipped = (int64_t)directory->n_skipped;
    report->fetched_at = page.fetched_at;
    report->url = page.url;
    report->cache_key = page.cache_key;
    report->findings = directory->findings;
    report->n_findings = directory->n_findings;
    r = log_ingestion(source, &page, now, err);
    return r < 0 ? r : put_tracks(race_db, directory, source->arena, report, err);
}

int directory_put(struct page_source *source, struct db *race_db, int64_t now,
                  struct ingest_directory *ret_directory, struct error *err)
{
    struct ingest_directory report = {.n_tracks = 0};
    int r = db_begin(race_db, err);

    if (r == 0)
        r = read_and_write(source, race_db, now, &report, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0) {
        db_rollback(race_db);
        return r;
    }
    *ret_directory = report;
    return 0;
}

int ingest_directory(struct db *mirror_db, struct db *race_db, int64_t now, struct arena *arena,
                     struct ingest_directory *ret_directory, struct error *err)
{
    struct page_source source = page_source_newest(mirror_db, arena);

    return directory_put(&source, race_db, now, ret_directory, err);
}
