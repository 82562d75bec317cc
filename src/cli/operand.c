/* Runs and days by what is typed for them. */
#include "operand.h"

#include "arguments.h"

#include "trackside/day_word.h"
#include "trackside/event_id.h"
#include "trackside/liverc.h"

#include <string.h>

/* "DRIVER@DATE", at the track of --track or default.track. */
static int read_driver_day(struct context *context, const struct invocation *invocation,
                           const char *text, const char *at, struct comparison_operand *operand,
                           struct error *err)
{
    struct arena *arena = &context->arena;
    const char *track = invocation_value(invocation, "track");
    const char *slug;
    struct date date;
    int r;

    if (track == NULL)
        track = context->settings.values[DEFAULT_TRACK].text;
    if (track[0] == '\0')
        return error_set(
            err, ERROR_USAGE,
            "'%s' is a day, but of which track? Give --track, or `trackside config set "
            "default.track SLUG` says it for good",
            text);
    r = slug_read(track, arena, &slug, err);
    if (r == 0)
        r = day_word_read(&context->task, slug, at + 1, &date, err);
    if (r == DAY_WORD_NONE)
        return error_set(err, ERROR_USAGE,
                         "'%s' is no date; write it as YYYY-MM-DD, for example 2025-10-25", at + 1);
    if (r != 0)
        return r;
    operand->driver = arena_text_of(arena, bytes_first(bytes_from_text(text), (size_t)(at - text)));
    operand->source_event_id = event_id_of_day(slug, date, arena);
    return 0;
}

/* "session:ID", "race:ID/DRIVER", a bare number with or without a driver. */
static int read_number(struct context *context, const char *text,
                       struct comparison_operand *operand, struct error *err)
{
    const char *number = text, *slash = strchr(text, '/');

    operand->is_session = strncmp(text, "session:", strlen("session:")) == 0;
    operand->is_race = strncmp(text, "race:", strlen("race:")) == 0;
    if (operand->is_session || operand->is_race)
        number = strchr(text, ':') + 1;
    if (slash != NULL) {
        operand->driver = slash + 1;
        number = arena_text_of(&context->arena,
                               bytes_first(bytes_from_text(number), (size_t)(slash - number)));
    }
    return argument_read_session_id(number, &operand->session_id, err);
}

int operand_read(struct context *context, const struct invocation *invocation, int index,
                 struct comparison_operand *operand, struct error *err)
{
    const char *text = invocation_argument(invocation, index);
    const char *at = strrchr(text, '@');

    *operand = (struct comparison_operand){.text = text,
                                           .class_name = invocation_value(invocation, "class")};
    return at != NULL && at != text ? read_driver_day(context, invocation, text, at, operand, err)
                                    : read_number(context, text, operand, err);
}
