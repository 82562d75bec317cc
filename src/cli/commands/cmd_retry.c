/* trackside retry: session pages that failed, again. */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"
#include "event_ingest.h"
#include "ingesting_view.h"

#include "trackside/cleanup.h"
#include "trackside/report.h"

#include <stdlib.h>
#include <string.h>

/* What was asked for. */
struct question {
    const char *slug;         /* NULL: every track */
    struct date date;         /* absent: every day */
    const char **session_ids; /* NULL: all that failed */
    size_t n_ids;
};

struct retrying {
    struct context *context;
    struct failed_session *sessions; /* day by day, newest first; each once */
    size_t n;
};

/* ---- the question ---- */

static bool is_session_id(const char *word)
{
    return word != NULL && word[strspn(word, "0123456789")] == '\0';
}

static int read_ids(struct context *context, const struct invocation *invocation,
                    struct question *question, struct error *err)
{
    int r = 0;

    question->n_ids = (size_t)invocation->n_arguments;
    question->session_ids = arena_new_array(&context->arena, question->n_ids, const char *);
    for (int i = 0; r == 0 && i < invocation->n_arguments; i++)
        r = argument_session_id(invocation, i, &question->session_ids[i], err);
    return r;
}

static int read_question(struct context *context, const struct invocation *invocation,
                         struct question *question, struct error *err)
{
    int r = 0;

    if (context->task.offline)
        return error_set(err, ERROR_USAGE,
                         "retry asks the site and --offline forbids it; leave one of them out");
    if (is_session_id(invocation_argument(invocation, 0)))
        return read_ids(context, invocation, question, err);
    if (invocation->n_arguments > 2)
        return error_set(err, ERROR_USAGE, "give SLUG [DATE], or session ids, or nothing for all");
    if (invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &question->slug, err);
    if (r == 0 && invocation->n_arguments > 1)
        r = argument_date(invocation, 1, &question->date, err);
    return r;
}

/* ---- which sessions ---- */

static bool is_wanted(const struct question *question, const char *session_id)
{
    for (size_t i = 0; i < question->n_ids; i++)
        if (strcmp(question->session_ids[i], session_id) == 0)
            return true;
    return question->session_ids == NULL;
}

static void add(struct context *context, struct retrying *retrying, const struct question *question,
                const struct failed_session *session)
{
    if (!is_wanted(question, session->session_id))
        return;
    retrying->sessions =
        arena_grow(&context->arena, retrying->sessions, retrying->n, sizeof(*session));
    retrying->sessions[retrying->n++] = *session;
}

static int compare(const void *a, const void *b)
{
    const struct failed_session *x = a;
    const struct failed_session *y = b;
    int order = date_compare(y->date, x->date);

    if (order == 0)
        order = strcmp(x->track_slug, y->track_slug);
    return order != 0 ? order : strcmp(x->session_id, y->session_id);
}

static void drop_doubles(struct retrying *retrying)
{
    size_t n = 0;

    if (retrying->n > 0)
        qsort(retrying->sessions, retrying->n, sizeof(*retrying->sessions), compare);
    for (size_t i = 0; i < retrying->n; i++)
        if (n == 0 || compare(&retrying->sessions[n - 1], &retrying->sessions[i]) != 0)
            retrying->sessions[n++] = retrying->sessions[i];
    retrying->n = n;
}

/* Pages that could not be had, and pages that could not be read. */
static int find_sessions(struct context *context, struct retrying *retrying,
                         const struct question *question, struct error *err)
{
    const struct failed_session *failed;
    size_t n;
    int r = page_store_list_failed_sessions(context->task.mirror_db, question->slug, question->date,
                                            &context->arena, &failed, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        add(context, retrying, question, &failed[i]);
    if (r == 0)
        r = report_failed_sessions(context->task.race_db, question->slug, question->date,
                                   &context->arena, &failed, &n, err);
    for (size_t i = 0; r == 0 && i < n; i++)
        add(context, retrying, question, &failed[i]);
    drop_doubles(retrying);
    return r;
}

/* ---- the run ---- */

static bool is_same_day(const struct failed_session *a, const struct failed_session *b)
{
    return date_compare(a->date, b->date) == 0 && strcmp(a->track_slug, b->track_slug) == 0;
}

/* One day for each run of sessions of the same day. */
static void group(struct context *context, const struct retrying *retrying,
                  struct ingest_days *ingesting)
{
    struct arena *arena = &context->arena;
    const char **ids = arena_new_array(arena, retrying->n + 1, const char *);

    ingesting->days = arena_new_array(arena, retrying->n + 1, struct ingested_day);
    for (size_t i = 0; i < retrying->n; i++) {
        const struct failed_session *session = &retrying->sessions[i];

        ids[i] = session->session_id;
        if (i == 0 || !is_same_day(session, &retrying->sessions[i - 1]))
            ingesting->days[ingesting->n_days++] =
                (struct ingested_day){.slug = session->track_slug,
                                      .date = session->date,
                                      .fetch = DAY_FETCH_AGAIN,
                                      .sessions = &ids[i]};
        ingesting->days[ingesting->n_days - 1].n_sessions++;
    }
}

static int find(struct context *context, struct retrying *retrying, const struct question *question,
                struct error *err)
{
    int r = find_sessions(context, retrying, question, err);

    if (r == 0 && retrying->n == 0 && question->session_ids != NULL)
        return error_set(err, ERROR_NOT_FOUND,
                         "no such session failed; `trackside status SLUG DATE` tells which did");
    if (r == 0 && retrying->n == 0)
        talk_say(&context->talk, "no session page failed: nothing to try again");
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options;
    struct retrying retrying = {.context = context};
    struct ingest_days ingesting = {.task = &context->task, .arena = &context->arena};
    struct question question = {.slug = NULL};
    int r;

    if (invocation->n_arguments == 1 &&
        event_choice_is_one(context, invocation_argument(invocation, 0)))
        return event_ingest_again(context, invocation_argument(invocation, 0), err);
    r = read_question(context, invocation, &question, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = find(context, &retrying, &question, err);
    if (r < 0)
        return r;
    options = task_mirror_options(&context->task, &context->arena);
    r = mirror_open(context->task.mirror_db, &options, &mirror, err);
    if (r < 0)
        return r;
    ingesting.mirror = mirror;
    group(context, &retrying, &ingesting);
    return ingesting_view_run(context, &ingesting, err);
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
