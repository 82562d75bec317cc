/* trackside events: race events, as the site lists them and as they are stored. */
#include "arguments.h"
#include "commands.h"
#include "request_talk.h"

#include "trackside/race_view.h"

static int read_question(struct context *context, const struct invocation *invocation,
                         struct event_list_question *question, struct error *err)
{
    int r = 0;

    *question = (struct event_list_question){
        .text = invocation_value(invocation, "search"),
        .only_stored = invocation_has(invocation, "stored"),
        .with_days = invocation_has(invocation, "include-practice-days"),
    };
    if (invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &question->slug, err);
    return r == 0 ? argument_range(invocation, &question->from, &question->to, err) : r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct event_list_question question;
    const struct event_line *lines = NULL;
    struct mirror_requests requests;
    bool asks_site;
    size_t n = 0;
    int r = read_question(context, invocation, &question, err);

    asks_site = r == 0 && question.slug != NULL && !question.only_stored;
    if (r == 0)
        r = context_open_stores(context, asks_site ? DB_WRITE : DB_READ, err);
    if (r == 0)
        r = event_list_find(&context->task, &context->arena, &question, &lines, &n, &requests, err);
    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND, "no race event fits");
    if (r == 0)
        r = answer_print(race_view_events(&context->arena, lines, n), &context->output, err);
    if (r < 0)
        return r;
    request_talk_say_stale(context, &requests);
    return request_talk_exit_code(&requests);
}

static const struct option_spec options[] = {
    {"from", "DATE", "only events with a day from that date on", 0, false},
    {"to", "DATE", "only events with a day until that date", 0, false},
    {"search", "TEXT", "only events whose name has this in it", 0, false},
    {"include-practice-days", NULL, "stored practice days too, in one list", 0, false},
    {"stored", NULL, "what is stored alone; the site is not asked", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_events = {
    .name = "events",
    .arguments = "[SLUG] [--from DATE] [--to DATE] [--search TEXT]",
    .summary = "List the race events of a track, newest first, with what is stored of them",
    .examples = "trackside events canberraoffroad\n"
                "trackside events canberraoffroad --from 2025-01-01 --json\n"
                "trackside events --include-practice-days",
    .notes =
        "With SLUG the site's list is asked for when it is due (one request). Without, or with "
        "--stored, it is\nthe store alone that answers. Entries and drivers are those of the "
        "registration.",
    .options = options,
    .min_arguments = 0,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
