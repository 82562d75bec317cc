/* A practice day: its list, and the session pages the list asks for. */
#include "details.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"

#include <string.h>

static struct page_id day_page(const char *slug, struct date date)
{
    return (struct page_id){.kind = PAGE_DAY, .track_slug = slug, .date = date};
}

static int read_list(struct mirror *mirror, const struct page_id *page, struct arena *arena,
                     const struct practice_day **ret_day, struct error *err)
{
    struct bytes body;
    int r = details_read_list(mirror, page, arena, &body, err);

    return r < 0 ? r : liverc_read_day(body, arena, ret_day, err);
}

/* Is a part of the list asked for when it is due, or taken as it is stored? */
enum list_use {
    LIST_RENEWED,
    LIST_AS_STORED,
};

/* One part of the list, joined to what came before it. Tells whether it had anything new. */
static int join_part(struct mirror *mirror, const struct page_id *page, enum list_use use,
                     struct arena *arena, const struct practice_day **list, bool *ret_is_new,
                     struct error *err)
{
    const struct practice_day *part = NULL;
    size_t n_before = *list != NULL ? (*list)->n_sessions : 0;
    int r = use == LIST_RENEWED ? mirror_have_page(mirror, page, arena, err) : 0;

    if (r >= 0)
        r = read_list(mirror, page, arena, &part, err);
    if (r < 0)
        return r;
    *list = *list == NULL ? part : liverc_join_days(*list, part, arena);
    *ret_is_new = (*list)->n_sessions > n_before;
    return 0;
}

/*
 * The whole list, all its parts. A link that leads off the site or to nothing new is not followed,
 * and a later part that cannot be had ends the list: ingest then knows that it is not whole.
 */
static int have_list(struct mirror *mirror, const struct page_id *day, enum list_use use,
                     struct arena *arena, const struct practice_day **ret_list, struct error *err)
{
    const struct practice_day *list = NULL;
    struct page_id page = *day;
    bool is_new;
    int r = join_part(mirror, &page, use, arena, &list, &is_new, err);

    while (r == 0 && is_new && list->next_href != NULL &&
           page_next(mirror->options.site, &page, list->next_href, arena, &page))
        r = join_part(mirror, &page, use, arena, &list, &is_new, err);
    if (list == NULL)
        return r < 0 ? r : ERROR_FAILED;
    if (r == ERROR_INTERRUPTED || r == ERROR_BUSY)
        return r;
    *ret_list = list;
    return 0;
}

/* ---- session pages ---- */

static struct detail detail_of(const struct page_id *day, const struct session_row *row)
{
    return (struct detail){.page = {.kind = PAGE_SESSION,
                                    .track_slug = day->track_slug,
                                    .date = day->date,
                                    .source_id = row->session_id},
                           .listed_as = row->figures};
}

static struct detail *list_details(const struct page_id *day, const struct practice_day *list,
                                   struct arena *arena)
{
    struct detail *details = arena_new_array(arena, list->n_sessions + 1, struct detail);

    for (size_t i = 0; i < list->n_sessions; i++)
        details[i] = detail_of(day, &list->sessions[i]);
    return details;
}

static bool is_among(const char *session_id, const char *const *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(ids[i], session_id) == 0)
            return true;
    return false;
}

int mirror_practice_day(struct mirror *mirror, const char *slug, struct date date, bool list_only,
                        struct mirror_day *ret_day, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    struct mirror_day report = {.n_listed = 0};
    const struct practice_day *list = NULL;
    const char *day_key;
    int r;

    arena_init(&arena);
    day_key = page_cache_key(&page, &arena);
    details_tell_start(mirror, day_key);
    r = have_list(mirror, &page, LIST_RENEWED, &arena, &list, err);
    if (r >= 0)
        r = details_note_track(mirror, slug, list->track_name, err);
    if (r < 0)
        return r;
    report.n_listed = (int64_t)list->n_sessions;
    details_tell_list(mirror, day_key, &report);
    if (!list_only)
        r = details_fetch(mirror, slug, list_details(&page, list, &arena), list->n_sessions,
                          DETAILS_DUE, &arena, &report, err);
    if (!list_only && r >= 0)
        details_tell_end(mirror, day_key, &report);
    *ret_day =
        report; /* also when the run was stopped half-way: the caller tells how far it came */
    return r < 0 ? r : 0;
}

/* Every part of the list that is stored. */
int mirror_expire_day(struct db *mirror_db, const char *slug, struct date date, int64_t now,
                      struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    int r = 0;

    for (page.part = 1; r == 0 && page.part <= PAGE_PARTS_MAX; page.part++) {
        struct stored_page stored;

        r = page_store_find(mirror_db, page_cache_key(&page, &arena), &arena, &stored, err);
        if (r == 0 && !stored.settled)
            r = page_store_expire(mirror_db, stored.cache_key, now, err);
    }
    return r < 0 ? r : 0;
}

int mirror_sessions_again(struct mirror *mirror, const char *slug, struct date date,
                          const char *const *session_ids, size_t n, struct mirror_day *ret_day,
                          struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    struct mirror_day report = {.n_listed = 0};
    const struct practice_day *list = NULL;
    struct detail *details;
    size_t n_details = 0;
    int r;

    arena_init(&arena);
    r = have_list(mirror, &page, LIST_AS_STORED, &arena, &list, err);
    if (r < 0)
        return r;
    details = arena_new_array(&arena, list->n_sessions + 1, struct detail);
    for (size_t i = 0; i < list->n_sessions; i++)
        if (is_among(list->sessions[i].session_id, session_ids, n))
            details[n_details++] = detail_of(&page, &list->sessions[i]);
    report.n_listed = (int64_t)list->n_sessions;
    r = details_fetch(mirror, slug, details, n_details, DETAILS_AGAIN, &arena, &report, err);
    *ret_day = report;
    return r;
}

int mirror_estimate_day(struct mirror *mirror, const char *slug, struct date date,
                        int64_t n_expected, struct mirror_estimate *ret_estimate, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    struct mirror_estimate estimate = {.n_lists = 1, .n_sessions = n_expected};
    const struct practice_day *list = NULL;
    struct stored_page stored;
    int r;

    arena_init(&arena);
    r = stored_find(mirror, page_cache_key(&page, &arena), &arena, &stored, err);
    if (r < 0)
        return r;
    if (stored.sha256 != NULL) {
        r = have_list(mirror, &page, LIST_AS_STORED, &arena, &list, err);
        if (r >= 0)
            r = details_count_due(mirror, list_details(&page, list, &arena), list->n_sessions,
                                  &arena, &estimate.n_sessions, err);
        if (r < 0)
            return r;
        if (n_expected > (int64_t)list->n_sessions) /* sessions that came since */
            estimate.n_sessions += n_expected - (int64_t)list->n_sessions;
        estimate.n_lists = !stored_is_fresh(mirror, &stored);
    }
    *ret_estimate = estimate;
    return 0;
}
