/* From what was typed to an event's number. */
#include "event_choice.h"

#include "trackside/event_report.h"
#include "trackside/liverc.h"

static bool is_number(struct bytes text)
{
    bool is = text.size > 0 && text.size <= 20;

    for (size_t i = 0; i < text.size; i++)
        is = is && bytes_is_digit(text.data[i]);
    return is;
}

static bool read_address(struct context *context, const char *typed, struct page_id *ret_page)
{
    return page_id_read_on_site(context->task.site, typed, &context->arena, ret_page) &&
           (ret_page->kind == PAGE_EVENT || ret_page->kind == PAGE_ENTRY_LIST ||
            ret_page->kind == PAGE_OVERALL_RANKING);
}

bool event_choice_is_one(struct context *context, const char *typed)
{
    struct page_id page;

    return bytes_starts_with(bytes_from_text(typed), BYTES("event:")) ||
           read_address(context, typed, &page);
}

int event_choice_read(struct context *context, const char *typed, const char **ret_event_id,
                      const char **ret_slug, struct error *err)
{
    struct bytes text = bytes_from_text(typed);
    struct page_id page;

    *ret_slug = NULL;
    if (read_address(context, typed, &page)) {
        *ret_event_id = page.source_id;
        *ret_slug = page.track_slug;
        return 0;
    }
    if (bytes_starts_with(text, BYTES("event:")))
        text = bytes_skip(text, sizeof("event:") - 1);
    if (!is_number(text))
        return error_set(err, ERROR_USAGE,
                         "'%s' is no race event; it is named by event:ID or by the address of its "
                         "page, and `trackside events SLUG` lists them",
                         typed);
    *ret_event_id = arena_text_of(&context->arena, text);
    return context->task.race_db == NULL
               ? 0
               : report_track_of_event(context->task.race_db, *ret_event_id, &context->arena,
                                       ret_slug, err);
}
