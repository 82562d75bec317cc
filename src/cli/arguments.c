/* Slugs, dates and counts from the command line. */
#include "arguments.h"

#include "trackside/liverc.h"
#include "trackside/text.h"

int argument_slug(struct context *context, const struct invocation *invocation, int index,
                  const char **ret_slug, struct error *err)
{
    return slug_read(invocation_argument(invocation, index), &context->arena, ret_slug, err);
}

int argument_date(const struct invocation *invocation, int index, struct date *ret_date,
                  struct error *err)
{
    const char *text = invocation_argument(invocation, index);

    if (date_read(bytes_from_text(text), ret_date))
        return 0;
    return error_set(err, ERROR_USAGE,
                     "'%s' is no date; write it as YYYY-MM-DD, for example 2025-10-25", text);
}

int argument_date_option(const struct invocation *invocation, const char *option,
                         struct date *ret_date, struct error *err)
{
    const char *text = invocation_value(invocation, option);

    *ret_date = (struct date){0};
    if (text == NULL || date_read(bytes_from_text(text), ret_date))
        return 0;
    return error_set(err, ERROR_USAGE,
                     "--%s is '%s', but it must be a date such as 2025-10-25 (YYYY-MM-DD)", option,
                     text);
}

int argument_transponders(struct context *context, const struct invocation *invocation,
                          const char *const **ret_transponders, struct error *err)
{
    struct arena *arena = &context->arena;
    size_t n = (size_t)invocation->n_arguments;
    const char **transponders = arena_new_array(arena, n + 1, const char *);

    for (size_t i = 0; i < n; i++) {
        const char *text = invocation->arguments[i];

        if (text_fold(text, arena)[0] == '\0')
            return error_set(err, ERROR_USAGE,
                             "'%s' is no transponder; `trackside driver list` lists them", text);
        transponders[i] = text_squeeze(bytes_from_text(text), arena);
    }
    *ret_transponders = transponders;
    return 0;
}

int argument_session_id(const struct invocation *invocation, int index, const char **ret_id,
                        struct error *err)
{
    return argument_read_session_id(invocation_argument(invocation, index), ret_id, err);
}

int argument_read_session_id(const char *text, const char **ret_id, struct error *err)
{
    struct bytes id = bytes_from_text(text);
    bool is_number = id.size > 0 && id.size <= 20;

    for (size_t i = 0; i < id.size; i++)
        is_number = is_number && bytes_is_digit(id.data[i]);
    if (!is_number)
        return error_set(err, ERROR_USAGE,
                         "'%s' is no session id; `trackside sessions SLUG DATE` lists them", text);
    *ret_id = text;
    return 0;
}

int argument_count(const struct invocation *invocation, const char *option, int64_t min,
                   int64_t absent, int64_t *ret_count, struct error *err)
{
    const char *text = invocation_value(invocation, option);
    int64_t count;

    *ret_count = absent;
    if (text == NULL)
        return 0;
    if (!number_read_int(bytes_from_text(text), &count) || count < min)
        return error_set(err, ERROR_USAGE, "--%s is '%s', but it must be a whole number from %lld",
                         option, text, (long long)min);
    *ret_count = count;
    return 0;
}

int argument_slice(const struct invocation *invocation, struct slice *ret_slice, struct error *err)
{
    int r = argument_count(invocation, "limit", 1, ABSENT, &ret_slice->limit, err);

    return r == 0 ? argument_count(invocation, "offset", 0, 0, &ret_slice->offset, err) : r;
}

int argument_range(const struct invocation *invocation, struct date *ret_from, struct date *ret_to,
                   struct error *err)
{
    char from[CALENDAR_TEXT_SIZE], to[CALENDAR_TEXT_SIZE];
    int r = argument_date_option(invocation, "from", ret_from, err);

    if (r == 0)
        r = argument_date_option(invocation, "to", ret_to, err);
    if (r == 0 && !date_is_absent(*ret_from) && !date_is_absent(*ret_to) &&
        date_compare(*ret_from, *ret_to) > 0)
        return error_set(err, ERROR_USAGE,
                         "the range ends on %s, before it begins on %s; swap --from and --to",
                         date_format(*ret_to, to), date_format(*ret_from, from));
    return r;
}

const struct option_spec argument_day_options[] = {
    {"track", "SLUG", "days of this track alone", 0, false},
    {"day", "DATE", "this day alone", 0, false},
    {"since", "DATE", "days from this one on", 0, false},
    {NULL, NULL, NULL, 0, false},
};

int argument_days(struct context *context, const struct invocation *invocation,
                  struct export_days *ret_days, struct error *err)
{
    const char *track = invocation_value(invocation, "track");
    int r = 0;

    *ret_days = (struct export_days){.track = NULL};
    if (track != NULL)
        r = slug_read(track, &context->arena, &ret_days->track, err);
    if (r == 0)
        r = argument_date_option(invocation, "day", &ret_days->day, err);
    if (r == 0)
        r = argument_date_option(invocation, "since", &ret_days->since, err);
    return r;
}

int argument_day_question(struct context *context, const struct invocation *invocation,
                          struct day_question *ret_question, struct error *err)
{
    int r = argument_slug(context, invocation, 0, &ret_question->slug, err);

    ret_question->is_archived = invocation_has(invocation, "archived");
    return r == 0 ? argument_date(invocation, 1, &ret_question->date, err) : r;
}
