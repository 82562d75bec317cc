/* Short cuts. */
#include "short_cuts.h"

#include "trackside/day_word.h"
#include "trackside/liverc.h"

#include <string.h>

/* Does the usage have a date right behind a slug? */
static bool takes_day(const struct command *command)
{
    static const char *const forms[] = {"SLUG DATE", "SLUG [DATE", "SLUG (DATE", "[SLUG] [DATE"};

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if (strstr(command->arguments, forms[i]) != NULL)
            return true;
    return false;
}

static bool is_day(const char *text)
{
    struct date date;

    return day_word_is(text) || date_read(bytes_from_text(text), &date);
}

/* A track that is told to come or go is always named. */
static bool lacks_slug(const struct invocation *invocation)
{
    const struct command *command = invocation->command;

    if (invocation->n_arguments > 0)
        return takes_day(command) && is_day(invocation->arguments[0]);
    if (strncmp(command->arguments, "[SLUG] [DATE]", strlen("[SLUG] [DATE]")) == 0)
        return true;
    return command->min_arguments == 1 &&
           strncmp(command->arguments, "SLUG", strlen("SLUG")) == 0 &&
           strncmp(command->name, "track ", strlen("track ")) != 0;
}

static void put_slug(struct context *context, struct invocation *invocation, const char *slug)
{
    int n = invocation->n_arguments;
    const char **arguments = arena_new_array(&context->arena, (size_t)n + 2, const char *);

    arguments[0] = slug;
    for (int i = 0; i < n; i++)
        arguments[i + 1] = invocation->arguments[i];
    invocation->arguments = arguments;
    invocation->n_arguments = n + 1;
}

/* The date that a word means, in its place. */
static int write_date(struct context *context, const char *slug, const char **text,
                      struct error *err)
{
    char written[CALENDAR_TEXT_SIZE];
    struct date date;
    int r;

    if (*text == NULL || !day_word_is(*text))
        return 0;
    r = day_word_read(&context->task, slug, *text, &date, err);
    if (r == 0)
        *text = arena_text(&context->arena, date_format(date, written));
    return r;
}

/* The track that dates are about; NULL where none is named that can be read. */
static const char *find_slug(struct context *context, const struct invocation *invocation)
{
    const char *text = invocation_value(invocation, "track");
    const char *slug = NULL;
    struct error unread;

    if (text == NULL && strstr(invocation->command->arguments, "SLUG") != NULL)
        text = invocation_argument(invocation, 0);
    if (text == NULL || slug_read(text, &context->arena, &slug, &unread) < 0)
        return NULL;
    return slug;
}

int short_cuts_write_out(struct context *context, struct invocation *invocation, struct error *err)
{
    const char *track = context->settings.values[DEFAULT_TRACK].text;
    const char *slug;
    int r = 0;

    if (lacks_slug(invocation) && track[0] != '\0')
        put_slug(context, invocation, track);
    else if (lacks_slug(invocation) && invocation->n_arguments > 0)
        return error_set(err, ERROR_USAGE,
                         "'%s' is a day, but of which track? Name it before the day, or `trackside "
                         "config set default.track SLUG` says it for good",
                         invocation->arguments[0]);
    slug = find_slug(context, invocation);
    for (int i = 1; r == 0 && takes_day(invocation->command) && i < invocation->n_arguments; i++)
        r = write_date(context, slug, &invocation->arguments[i], err);
    for (size_t i = 0; r == 0 && i < invocation->n_options; i++) {
        const char *argument = invocation->options[i].spec->argument;

        if (argument != NULL && strcmp(argument, "DATE") == 0)
            r = write_date(context, slug, &invocation->options[i].value, err);
    }
    return r;
}

const char *short_cuts_driver(const struct context *context, const struct invocation *invocation)
{
    const char *named = invocation_value(invocation, "driver");
    const char *own = context->settings.values[DEFAULT_DRIVER].text;

    if (named != NULL)
        return named;
    return own[0] != '\0' ? own : NULL;
}
