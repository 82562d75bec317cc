/* trackside retry: session pages that failed, again. */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"
#include "event_ingest.h"
#include "ingest_talk.h"

#include "trackside/cleanup.h"
#include "trackside/retry.h"

#include <string.h>

static bool is_session_id(const char *word)
{
    return word != NULL && word[strspn(word, "0123456789")] == '\0';
}

static int read_ids(struct context *context, const struct invocation *invocation,
                    struct retry *retry, struct error *err)
{
    size_t n = (size_t)invocation->n_arguments;
    const char **ids = arena_new_array(&context->arena, n, const char *);
    int r = 0;

    for (int i = 0; r == 0 && i < invocation->n_arguments; i++)
        r = argument_session_id(invocation, i, &ids[i], err);
    retry->session_ids = ids;
    retry->n_ids = n;
    return r;
}

static int read_question(struct context *context, const struct invocation *invocation,
                         struct retry *retry, struct error *err)
{
    int r = 0;

    if (context->task.offline)
        return error_set(err, ERROR_USAGE,
                         "retry asks the site and --offline forbids it; leave one of them out");
    if (is_session_id(invocation_argument(invocation, 0)))
        return read_ids(context, invocation, retry, err);
    if (invocation->n_arguments > 2)
        return error_set(err, ERROR_USAGE, "give SLUG [DATE], or session ids, or nothing for all");
    if (invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &retry->slug, err);
    if (r == 0 && invocation->n_arguments > 1)
        r = argument_date(invocation, 1, &retry->date, err);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct ingest_days ingesting = {.task = &context->task, .arena = &context->arena};
    struct retry retry = {.slug = NULL};
    int r;

    if (invocation->n_arguments == 1 &&
        event_choice_is_one(context, invocation_argument(invocation, 0)))
        return event_ingest_again(context, invocation_argument(invocation, 0), err);
    r = read_question(context, invocation, &retry, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = task_open_mirror(&context->task, &context->arena, &mirror, err);
    ingesting.mirror = mirror;
    if (r == 0)
        r = retry_choose(&ingesting, &retry, err);
    if (r < 0)
        return r;
    if (ingesting.n_days == 0)
        talk_say(&context->talk, "no session page failed: nothing to try again");
    return ingest_talk_run(context, &ingesting, err);
}

const struct command command_retry = {
    .name = "retry",
    .arguments = "[SLUG [DATE] | SESSION-ID... | event:ID]",
    .summary = "Ask again for session pages that failed, and for nothing else",
    .examples = "trackside retry\n"
                "trackside retry canberraoffroad 2025-10-25\n"
                "trackside retry 21287637 21285741",
    .notes =
        "Of days that are ingested: sessions whose page could not be had, or could not be "
        "read. The day's\nlist is not asked for. A page that the site says is gone (404, 410) "
        "is believed; --refresh asks\nfor it all the same. Of a race event, named by event:ID: "
        "races, entries and rankings that failed or\nnever came.",
    .min_arguments = 0,
    .max_arguments = 1000,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .is_logged = true,
    .run = run,
};
