/* Race events into the store: the question, the run, the answer. */
#include "event_ingest.h"

#include "arguments.h"
#include "event_choice.h"
#include "exit_code.h"
#include "findings_view.h"
#include "hint.h"
#include "request_talk.h"
#include "track_talk.h"

#include "trackside/cleanup.h"
#include "trackside/event_report.h"
#include "trackside/event_view.h"
#include "trackside/request_view.h"

#include <string.h>

/* ---- the question ---- */

bool event_ingest_is_asked(struct context *context, const struct invocation *invocation)
{
    return invocation_has(invocation, "event") || invocation_has(invocation, "events") ||
           event_choice_is_one(context, invocation_argument(invocation, 0));
}

struct question {
    const char *slug;
    const char *event_id; /* NULL: a range of the site's list */
    struct date from, to;
    enum event_fetch fetch;
};

static int read_one(struct context *context, const struct invocation *invocation,
                    struct question *question, struct error *err)
{
    const char *typed = invocation_argument(invocation, 0);
    const char *slug = NULL;
    int r;

    if (invocation_has(invocation, "event")) {
        r = argument_slug(context, invocation, 0, &question->slug, err);
        if (r == 0)
            r = event_choice_read(context, invocation_value(invocation, "event"),
                                  &question->event_id, &slug, err);
    } else {
        r = event_choice_read(context, typed, &question->event_id, &question->slug, err);
    }
    if (r == 0 && question->slug == NULL)
        return error_set(err, ERROR_USAGE,
                         "whose event is %s? `trackside ingest SLUG --event %s` tells",
                         question->event_id, question->event_id);
    return r;
}

static int read_question(struct context *context, const struct invocation *invocation,
                         struct question *question, struct error *err)
{
    bool is_range = invocation_has(invocation, "events");

    *question = (struct question){
        .fetch = invocation_has(invocation, "list-only") ? EVENT_FETCH_LIST : EVENT_FETCH_DUE};
    if (invocation->n_arguments > 1 || invocation_has(invocation, "drifted") ||
        (is_range && invocation_has(invocation, "event")))
        return error_set(err, ERROR_USAGE,
                         "give one race event by --event or its address, or several by --events "
                         "with --from and --to");
    if (!is_range)
        return read_one(context, invocation, question, err);
    if (!invocation_has(invocation, "from"))
        return error_set(err, ERROR_USAGE, "--events needs --from: where does the range begin?");
    return argument_slug(context, invocation, 0, &question->slug, err) < 0
               ? (int)err->code
               : argument_range(invocation, &question->from, &question->to, err);
}

static int find_events(struct context *context, struct ingest_events *ingesting,
                       const struct question *question, struct error *err)
{
    bool is_again = false;
    int r;

    if (question->event_id == NULL)
        r = ingest_events_add_range(ingesting, question->slug, question->from, question->to,
                                    question->fetch, err);
    else
        r = ingest_events_add(ingesting, question->slug, question->event_id, question->fetch,
                              &is_again, err);
    if (r < 0)
        return r;
    if (is_again)
        talk_say(&context->talk, "that event was forgotten; it is taken in again");
    if (ingesting->n_set_aside > 0)
        talk_say(&context->talk,
                 "%zu events of the range were archived or forgotten and are passed over",
                 ingesting->n_set_aside);
    if (ingesting->n_events == 0)
        talk_say(&context->talk, "%s lists no race event in that range", question->slug);
    return 0;
}

/* ---- the answer ---- */

static int print_event(void *listener, const struct ingested_event *event, struct error *err)
{
    struct context *context = listener;
    const struct sheet *sheet = event_view_ingested(&context->arena, event, 1);

    return output_json(&context->output, sheet_row_json(sheet, 0), err);
}

static int print(struct context *context, const struct ingest_events *ingesting, struct error *err)
{
    struct answer *answer = answer_begin(&context->arena, NULL);

    answer_put_sheet(answer, "events",
                     event_view_ingested(&context->arena, ingesting->events, ingesting->n_done),
                     SHEET_ALWAYS);
    answer_put_json(answer, "requests", request_view_json(mirror_requests(ingesting->mirror)));
    return answer_print(answer, &context->output, err);
}

static void say_event(struct context *context, const struct ingested_event *event)
{
    struct talk *talk = &context->talk;
    struct arena *arena = &context->arena;
    const struct ingest_report *report = &event->report;
    const char *id = event->event_id;

    if (event->failure.code != 0)
        talk_say(talk, "event %s: %s", id, hint_sentence(&event->failure, arena));
    else if (event->stopped.code != 0)
        talk_say(talk, "event %s: stopped early: %s", id, hint_sentence(&event->stopped, arena));
    else if (event->mirrored.first_failure.code != 0)
        talk_say(talk, "event %s: %lld pages are missing; the first: %s", id,
                 (long long)event->mirrored.n_failed,
                 hint_sentence(&event->mirrored.first_failure, arena));
    else if (report->first_failed != NULL)
        talk_say(talk,
                 "event %s: %lld races and %lld other pages were left aside; the first: %s: %s", id,
                 (long long)report->sessions_detail_failed, (long long)report->lists_failed,
                 report->first_failed, hint_sentence(&report->first_failure, arena));
}

static int say(struct context *context, const struct ingest_events *ingesting, struct error *err)
{
    struct ingest_oddity oddities[FINDING_N_KINDS] = {{.n = 0}};
    int64_t n_ambiguous = 0, n_impossible = 0, n_failed_checks = 0;

    request_talk_say_stale(context, mirror_requests(ingesting->mirror));
    for (size_t i = 0; i < ingesting->n_done; i++) {
        const struct ingested_event *event = &ingesting->events[i];

        say_event(context, event);
        n_ambiguous += event->report.starts_ambiguous;
        n_impossible += event->report.starts_impossible;
        n_failed_checks += event->report.self_check.failed;
        findings_view_add(oddities, &event->report);
    }
    if (ingesting->n_done < ingesting->n_events)
        talk_say(&context->talk, "%zu events were not come to; the same command goes on with them",
                 ingesting->n_events - ingesting->n_done);
    if (n_failed_checks > 0)
        talk_say(&context->talk,
                 "%lld pages print figures that their laps do not give; `trackside show event:ID` "
                 "tells which",
                 (long long)n_failed_checks);
    findings_view_say(context, oddities);
    track_talk_doubtful(context, n_ambiguous, n_impossible);
    return ingesting->n_events == 0 ? 0 : track_talk_zone(context, ingesting->events[0].slug, err);
}

int event_ingest_do(struct context *context, struct ingest_events *ingesting, struct error *err)
{
    bool is_streamed = context->output.form == OUTPUT_NDJSON;
    int r;

    if (is_streamed) {
        ingesting->event_ended = print_event;
        ingesting->listener = context;
    }
    r = ingest_events_run(ingesting, err);
    if (r == 0 && !is_streamed)
        r = print(context, ingesting, err);
    if (r == 0)
        r = say(context, ingesting, err);
    if (r < 0)
        return r;
    return ingest_events_is_complete(ingesting)
               ? request_talk_exit_code(mirror_requests(ingesting->mirror))
               : EXIT_PARTIAL;
}

/* One event that is all there is to do fails like any command. */
static int do_one(struct context *context, struct ingest_events *ingesting, struct error *err)
{
    int r = event_ingest_do(context, ingesting, err);

    if (r >= 0 && ingesting->n_events == 1 && ingesting->events[0].failure.code != 0)
        return error_pass(err, &ingesting->events[0].failure);
    return r;
}

static int plan(struct context *context, const struct ingest_events *ingesting, struct error *err)
{
    char time[NUMBER_TEXT_SIZE];
    struct event_run_plan plan;
    struct answer *answer;
    int r = ingest_events_plan(ingesting, &plan, err);

    if (r < 0)
        return r;
    answer = event_view_plan(&context->arena, &plan);
    talk_say(&context->talk,
             "dry run: %zu events would ask for %lld event pages and %lld pages of races, entries "
             "and rankings; the rates alone make that take %s",
             plan.n_events, (long long)plan.n_lists, (long long)plan.n_pages,
             number_format_duration(plan.seconds, time));
    if (plan.n_unknown > 0)
        talk_say(&context->talk,
                 "of %lld events the page is not stored yet: it tells how many more there are",
                 (long long)plan.n_unknown);
    return answer_print(answer, &context->output, err);
}

int event_ingest_run(struct context *context, const struct invocation *invocation,
                     struct error *err)
{
    CLEANUP(mirror_close_at) struct mirror *mirror = NULL;
    struct ingest_events ingesting = {.task = &context->task, .arena = &context->arena};
    struct mirror_options options;
    struct question question;
    int r = read_question(context, invocation, &question, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r < 0)
        return r;
    options = task_mirror_options(&context->task, &context->arena);
    r = mirror_open(context->task.mirror_db, &options, &mirror, err);
    ingesting.mirror = mirror;
    if (r == 0)
        r = find_events(context, &ingesting, &question, err);
    if (r < 0)
        return r;
    if (invocation_has(invocation, "dry-run"))
        return plan(context, &ingesting, err);
    return question.event_id != NULL ? do_one(context, &ingesting, err)
                                     : event_ingest_do(context, &ingesting, err);
}

/* Races whose page was had and not believed. */
static int find_failed(struct context *context, struct ingested_event *event, struct error *err)
{
    const struct race_summary *races = NULL;
    const char **ids;
    size_t n = 0;
    int r = report_event_races(context->task.race_db, event->event_id, &context->arena, &races, &n,
                               err);

    if (r < 0)
        return r;
    ids = arena_new_array(&context->arena, n + 1, const char *);
    for (size_t i = 0; i < n; i++)
        if (strcmp(races[i].detail, "failed") == 0 && !races[i].removed)
            ids[event->n_races++] = races[i].race_id;
    event->races = ids;
    return 0;
}

int event_ingest_again(struct context *context, const char *typed, struct error *err)
{
    CLEANUP(mirror_close_at) struct mirror *mirror = NULL;
    struct ingest_events ingesting = {.task = &context->task, .arena = &context->arena};
    struct mirror_options options;
    struct date ignored;
    const char *event_id = NULL, *slug = NULL;
    bool is_again;
    int r;

    if (context->task.offline)
        return error_set(err, ERROR_USAGE,
                         "retry asks the site and --offline forbids it; leave one of them out");
    r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = event_choice_find(context, typed, &event_id, &slug, &ignored, err);
    if (r < 0)
        return r;
    options = task_mirror_options(&context->task, &context->arena);
    r = mirror_open(context->task.mirror_db, &options, &mirror, err);
    ingesting.mirror = mirror;
    if (r == 0)
        r = ingest_events_add(&ingesting, slug, event_id, EVENT_FETCH_AGAIN, &is_again, err);
    if (r == 0)
        r = find_failed(context, ingesting.events, err);
    return r < 0 ? r : do_one(context, &ingesting, err);
}
