/*
 * Reading a page of whatever kind.
 */
#include "trackside/page_kind.h"

#include "trackside/cleanup.h"

#include "readers.h"
#include "recognize.h"

/* Between the frame, which takes the page apart, and the reader of its kind. */
static int read_kind(struct reading *page, void *result, struct error *err)
{
    struct page_reading *reading = result;
    int r = page_kind_row(reading->kind)->read(page, reading, err);
    if (r < 0 && page->missing != NULL) {
        const char *reason;
        enum page_form form = recognize(page, &reason);
        return error_set(err, r, "%s (it looks like: %s, %s); please report it with the page",
                         page->missing, page_form_name(form), reason);
    }
    if (r < 0)
        return r;
    if (page_kind_row(reading->kind)->only_on == NULL) {
        reading->track_name = page->frame.track_name;
        reading->own_address = page->frame.address;
    }
    reading->findings = page->findings.items;
    reading->n_findings = page->findings.n;
    return 0;
}

void page_reading_tell(struct page_reading *reading, const char *address)
{
    if (address != NULL)
        reading->addresses[reading->n_addresses++] = address;
}

int page_parse(struct bytes body, enum page_kind kind, struct arena *arena,
               struct page_reading *ret_reading, struct error *err)
{
    struct page_reading reading = {.kind = kind};
    if (page_kind_row(kind) == NULL)
        return error_set(err, ERROR_FAILED, "there is no such kind of page");
    int r = frame_read(body, arena, read_kind, &reading, err);
    if (r == 0)
        *ret_reading = reading;
    return r;
}

int liverc_check_page(struct bytes page, enum page_kind kind, struct error *err)
{
    CLEANUP(arena_deinit) struct arena arena;
    struct page_reading reading;
    arena_init(&arena);
    return page_parse(page, kind, &arena, &reading, err);
}

/* ---- for whoever knows the kind of practice page ---- */

int liverc_read_month(struct bytes page, struct arena *arena,
                      const struct practice_month **ret_month, struct error *err)
{
    struct page_reading reading = {0};
    int r = page_parse(page, PAGE_MONTH, arena, &reading, err);
    if (r == 0)
        *ret_month = reading.month;
    return r;
}

int liverc_read_day(struct bytes page, struct arena *arena, const struct practice_day **ret_day,
                    struct error *err)
{
    struct page_reading reading = {0};
    int r = page_parse(page, PAGE_DAY, arena, &reading, err);
    if (r == 0)
        *ret_day = reading.day;
    return r;
}

int liverc_read_session(struct bytes page, struct arena *arena,
                        const struct practice_session **ret_session, struct error *err)
{
    struct page_reading reading = {0};
    int r = page_parse(page, PAGE_SESSION, arena, &reading, err);
    if (r == 0)
        *ret_session = reading.session;
    return r;
}

int liverc_read_directory(struct bytes page, struct arena *arena,
                          const struct track_directory **ret_directory, struct error *err)
{
    struct page_reading reading = {0};
    int r = page_parse(page, PAGE_DIRECTORY, arena, &reading, err);
    if (r == 0)
        *ret_directory = reading.directory;
    return r;
}
