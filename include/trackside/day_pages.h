/*
 * What is stored of a practice day, as pages to record: its month, its list with all parts, and
 * the session pages that the list names. Nobody is asked.
 */
#ifndef TRACKSIDE_DAY_PAGES_H
#define TRACKSIDE_DAY_PAGES_H

#include "trackside/fixture_writer.h"
#include "trackside/task.h"

struct day_pages {
    const char *day_key; /* cache key of the list */
    struct fixture_track track;
    struct fixture_record *records;
    const char **cache_keys; /* of the records */
    size_t n;
    bool has_list;
    const char **missing; /* cache keys of pages that belong to the day and are not stored */
    size_t n_missing;
};

/* Read them into the arena. ERROR_UNKNOWN_PAGE when the stored list cannot be read. */
int day_pages_read(struct task *task, const char *slug, struct date date, struct arena *arena,
                   struct day_pages *ret_pages, struct error *err);

/*
 * One session page by itself, belonging to nothing; missing when it is not stored.
 * ERROR_NOT_FOUND when it is another track's.
 */
int day_pages_read_session(struct task *task, const char *slug, const char *session_id,
                           struct arena *arena, struct day_pages *ret_pages, struct error *err);

/* Any page by itself, likewise; a day belongs to its month. */
int day_pages_read_page(struct task *task, const struct page_id *id, struct arena *arena,
                        struct day_pages *ret_pages, struct error *err);

/* A track as it is noted: its slug for a name that is not known. */
int day_pages_track(struct db *mirror_db, const char *slug, struct arena *arena,
                    struct fixture_track *ret_track, struct error *err);

/* The Content-Type of a record; NULL when it has none. */
const char *day_pages_type(const struct fixture_record *record);

#endif
