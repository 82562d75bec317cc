/*
 * The track directory.
 */
#include "trackside/cleanup.h"

#include "oracle.h"
#include "page.h"
#include "target.h"

#include <string.h>

static int read_directory(struct bytes page, struct arena *arena, const void **ret_content,
                          struct error *err)
{
    const struct track_directory *directory;
    int r = liverc_read_directory(page, arena, &directory, err);
    if (r == 0)
        *ret_content = directory;
    return r;
}

/* What names a track reads as itself. */
static void check_slug(const char *slug)
{
    CLEANUP(arena_deinit) struct arena arena;
    const char *again;
    struct error err;
    arena_init(&arena);
    MUST(slug != NULL && slug_read(slug, &arena, &again, &err) == 0 && strcmp(slug, again) == 0);
}

static void record_track(struct record *record, const struct directory_track *track)
{
    check_slug(track->slug);
    MUST(track->name != NULL);
    record_words(record, track->slug);
    record_words(record, track->name);
    record_words(record, track->event_name);
    record_words(record, track->age);
    record_words(record, track_activity_name(track->activity));
}

static bool is_repeated(const struct track_directory *directory, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (strcmp(directory->tracks[k].slug, directory->tracks[i].slug) == 0)
            return true;
    }
    return false;
}

static void record_directory(const void *content, struct record *record)
{
    const struct track_directory *directory = content;
    MUST(directory->n_tracks > 0);
    MUST(directory->n_tracks + directory->n_skipped <= record_n_on_page(record, "<tr"));
    for (size_t i = 0; i < directory->n_tracks; i++) {
        record_track(record, &directory->tracks[i]);
        MUST(i > 100 || !is_repeated(directory, i));
    }
    record_findings(record, directory->findings, directory->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_DIRECTORY, read_directory, record_directory};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
