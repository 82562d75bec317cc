/* The id of a practice day, written and read. */
#include "trackside/event_id.h"

#include "trackside/cleanup.h"
#include "trackside/name.h"

#include <string.h>

#define DAY_MARK "-practice-"

const char *event_id_of_day(const char *track_slug, struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return arena_format(arena, "%s" DAY_MARK "%s", track_slug, date_format(date, text));
}

/* From the end: a slug may have the mark in it, a date may not. */
bool event_id_read_day(const char *source_event_id, struct arena *arena, const char **ret_slug,
                       struct date *ret_date)
{
    enum {
        DATE_SIZE = sizeof("2025-10-25") - 1,
    };
    struct bytes slug = bytes_from_text(source_event_id);
    struct date date;

    if (slug.size < DATE_SIZE || !date_read(bytes_skip(slug, slug.size - DATE_SIZE), &date))
        return false;
    slug = bytes_first(slug, slug.size - DATE_SIZE);
    if (!bytes_ends_with(slug, BYTES(DAY_MARK)))
        return false;
    slug = bytes_first(slug, slug.size - strlen(DAY_MARK));
    if (slug.size == 0)
        return false;
    if (ret_slug != NULL)
        *ret_slug = arena_text_of(arena, slug);
    *ret_date = date;
    return true;
}

bool event_id_is_sound(const char *source_event_id)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct date date;
    const char *slug;

    arena_init(&arena);
    if (event_id_read_day(source_event_id, &arena, &slug, &date))
        return name_is_slug(bytes_from_text(slug));
    return name_is_id(bytes_from_text(source_event_id));
}
