/* From what was typed to an event's number. */
#include "event_choice.h"

#include "trackside/event_report.h"
#include "trackside/liverc.h"
#include "trackside/set_aside.h"

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

int event_choice_open(struct context *context, const struct invocation *invocation,
                      const char **ret_event_id, struct error *err)
{
    const char *slug;
    int r =
        event_choice_read(context, invocation_argument(invocation, 0), ret_event_id, &slug, err);

    return r < 0 ? r : context_open_stores(context, DB_READ, err);
}

static int find_stored(struct context *context, const char *event_id, const char **ret_slug,
                       struct date *ret_date, struct error *err)
{
    struct event_filter filter = {.source_event_id = event_id};
    const struct event_summary *events = NULL;
    size_t n = 0;
    int r = report_events(context->task.race_db, &filter, &context->arena, &events, &n, err);

    if (r < 0 || n == 0)
        return r;
    *ret_slug = events[0].track_slug;
    date_read(bytes_from_text(events[0].date), ret_date);
    return 0;
}

static int find_set_aside(struct context *context, const char *event_id, const char **ret_slug,
                          struct date *ret_date, struct error *err)
{
    const struct set_aside_event *events = NULL;
    size_t n = 0;
    int r =
        set_aside_list(context->task.mirror_db, NULL, event_id, &context->arena, &events, &n, err);

    if (r < 0 || n == 0)
        return r;
    *ret_slug = events[0].track_slug;
    *ret_date = events[0].date;
    return 0;
}

int event_choice_find(struct context *context, const char *typed, const char **ret_event_id,
                      const char **ret_slug, struct date *ret_date, struct error *err)
{
    const char *slug = NULL;
    int r = event_choice_read(context, typed, ret_event_id, &slug, err);

    *ret_slug = NULL;
    if (r == 0)
        r = find_stored(context, *ret_event_id, ret_slug, ret_date, err);
    if (r == 0 && *ret_slug == NULL)
        r = find_set_aside(context, *ret_event_id, ret_slug, ret_date, err);
    if (r == 0 && *ret_slug == NULL)
        return error_set(err, ERROR_NOT_FOUND,
                         "no race event %s is in the store; `trackside events --stored` lists them",
                         *ret_event_id);
    return r;
}

/* ---- any id ---- */

static const char *const prefixes[] = {
    [ID_EVENT] = "event:", [ID_RACE] = "race:", [ID_SESSION] = "session:"};

static bool read_prefix(const char *typed, enum id_kind *ret_kind, struct bytes *ret_rest)
{
    struct bytes text = bytes_from_text(typed);

    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
        struct bytes prefix = bytes_from_text(prefixes[i]);

        if (!bytes_starts_with(text, prefix))
            continue;
        *ret_kind = (enum id_kind)i;
        *ret_rest = bytes_skip(text, prefix.size);
        return true;
    }
    return false;
}

static bool read_page_address(struct context *context, const char *typed, enum id_kind *ret_kind,
                              const char **ret_id)
{
    struct page_id page;

    if (!page_id_read_on_site(context->task.site, typed, &context->arena, &page) ||
        (page.kind != PAGE_EVENT && page.kind != PAGE_RACE && page.kind != PAGE_SESSION))
        return false;
    *ret_kind = page.kind == PAGE_EVENT ? ID_EVENT : page.kind == PAGE_RACE ? ID_RACE : ID_SESSION;
    *ret_id = page.source_id;
    return true;
}

/* Numberings are apart: a number may be one of each. */
static int look_up(struct context *context, const char *id, enum id_kind *ret_kind,
                   struct error *err)
{
    struct id_uses uses;
    int r;

    *ret_kind = ID_SESSION;
    if (context->task.race_db == NULL)
        return 0;
    r = report_find_id(context->task.race_db, id, &uses, err);
    if (r < 0)
        return r;
    if (uses.is_event + uses.is_race + uses.is_session > 1)
        return error_set(err, ERROR_USAGE, "%s is more than one thing: %s%s%s%s%s%s; say which", id,
                         uses.is_event ? "event:" : "", uses.is_event ? id : "",
                         uses.is_race ? (uses.is_event ? ", race:" : "race:") : "",
                         uses.is_race ? id : "", uses.is_session ? ", session:" : "",
                         uses.is_session ? id : "");
    *ret_kind = uses.is_event ? ID_EVENT : uses.is_race ? ID_RACE : ID_SESSION;
    return 0;
}

int event_choice_read_id(struct context *context, const char *typed, enum id_kind *ret_kind,
                         const char **ret_id, struct error *err)
{
    struct bytes rest;

    if (read_page_address(context, typed, ret_kind, ret_id))
        return 0;
    if (read_prefix(typed, ret_kind, &rest)) {
        if (!is_number(rest))
            return error_set(err, ERROR_USAGE,
                             "'%s' names nothing: behind the colon stands a number", typed);
        *ret_id = arena_text_of(&context->arena, rest);
        return 0;
    }
    if (!is_number(bytes_from_text(typed)))
        return error_set(err, ERROR_USAGE,
                         "'%s' is no session id; `trackside sessions SLUG DATE` lists them", typed);
    *ret_id = typed;
    return look_up(context, typed, ret_kind, err);
}
