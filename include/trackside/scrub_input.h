/*
 * What is to be scrubbed: a captured directory, a saved page, a page of the cache by its key, or a
 * day of the cache.
 */
#ifndef TRACKSIDE_SCRUB_INPUT_H
#define TRACKSIDE_SCRUB_INPUT_H

#include "trackside/fixture.h"
#include "trackside/scrub.h"
#include "trackside/task.h"

/* What a manifest says of a page beside its identity. */
struct page_facts {
    int64_t http_status;
    const char *content_type;
    const char *fetched_at; /* UTC text; NULL for a saved page */
    const char *belongs_to; /* cache key; NULL when not known */
};

struct scrub_input {
    const char *name;        /* what was asked for */
    struct fixture *fixture; /* NULL unless it is a directory */
    const struct fixture_track *tracks;
    size_t n_tracks; /* 0 for a saved page */
    struct scrub_page *pages;
    struct page_facts *facts;
    size_t n;
    bool is_page;   /* one page, not a set */
    bool is_stored; /* from the cache */
};

/* A directory with a manifest, or a file. */
int scrub_input_open(struct arena *arena, const char *path, struct scrub_input *ret_input,
                     struct error *err);

/* A cache key; ERROR_UNKNOWN_PAGE, with its page unreadable, for one of which only an oddity came.
 */
int scrub_input_of_key(struct task *task, struct arena *arena, const char *cache_key,
                       struct scrub_input *ret_input, struct error *err);

/* A day with its session pages and its month, as far as they are stored. */
int scrub_input_of_day(struct task *task, struct arena *arena, const char *slug, struct date date,
                       struct scrub_input *ret_input, struct error *err);

/* Is it written like a cache key? */
bool scrub_input_is_key(const char *text);

/* Call the pages as files are: a cache key has colons, a saved page a path. A directory's keep
 * theirs. */
void scrub_input_name_files(struct arena *arena, struct scrub_input *input);

void scrub_input_close(struct scrub_input *input);

/* The pages of the built-in practice day that are in every respect like any: a month, a day, a
 * session. The fixture is the caller's to close. */
int scrub_templates(struct arena *arena, struct scrub_options *options,
                    struct fixture **ret_fixture, struct error *err);

/* A seed as given, or one that nobody knows. */
struct bytes scrub_seed(const char *given, struct arena *arena);

#endif
