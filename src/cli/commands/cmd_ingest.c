/* trackside ingest: mirror what is missing of practice days, then write them. */
#include "arguments.h"
#include "commands.h"
#include "event_ingest.h"
#include "exit_code.h"
#include "hint.h"
#include "ingest_talk.h"
#include "ingest_timer.h"

#include "trackside/cleanup.h"
#include "trackside/ingest_choice.h"
#include "trackside/ingesting_view.h"

static int read_days(const struct invocation *invocation, struct ingest_choice *choice,
                     struct error *err)
{
    bool is_range = invocation_has(invocation, "from") || invocation_has(invocation, "to");
    bool is_one = invocation->n_arguments > 1;

    choice->is_drifted = invocation_has(invocation, "drifted");
    if (is_one + is_range + choice->is_drifted != 1)
        return error_set(err, ERROR_USAGE,
                         "give one DATE, or a range by --from and --to, or --drifted");
    if (choice->goes_on && !is_range)
        return error_set(err, ERROR_USAGE, "--resume goes on with a range: give --from");
    if (invocation_has(invocation, "print-timer") && !choice->goes_on)
        return error_set(err, ERROR_USAGE,
                         "--print-timer is for a range: give --from and --resume");
    if (is_range && !invocation_has(invocation, "from"))
        return error_set(err, ERROR_USAGE, "--to needs --from: where does the range begin?");
    if (is_one)
        return argument_date(invocation, 1, &choice->date, err);
    return argument_range(invocation, &choice->from, &choice->to, err);
}

/* What a person may not expect of the days that were found. */
static void say_choice(struct context *context, const struct ingest_choice *choice, size_t n_days)
{
    const struct day_walk *walk = &choice->walk;
    struct talk *talk = &context->talk;
    char from[CALENDAR_TEXT_SIZE], to[CALENDAR_TEXT_SIZE];

    if (choice->is_drifted && n_days == 0)
        talk_say(talk,
                 "no stored day of %s is known to have drifted; `trackside discover %s` looks",
                 choice->slug, choice->slug);
    if (date_is_absent(choice->from))
        return;
    date_format(walk->to, to);
    if (walk->is_cut)
        talk_say(talk, "--to is in the future; asked is until today, %s", to);
    ingest_talk_gaps(context, walk);
    if (walk->n_days == 0 && walk->n_gaps == 0)
        talk_say(talk, "%s lists no practice from %s to %s", choice->slug,
                 date_format(walk->from, from), to);
    if (choice->n_set_aside > 0)
        talk_say(talk,
                 "%lld days of the range were archived or forgotten and are passed over; "
                 "`trackside status %s` lists them",
                 (long long)choice->n_set_aside, choice->slug);
}

/* What it would take; what is not known of it is missing. */
static int print_plan(struct context *context, const struct ingest_days *ingesting,
                      const struct ingest_choice *choice, struct error *err)
{
    struct ingest_plan plan;
    int r = ingest_plan_make(ingesting, &choice->walk, ingesting->slug, &plan, err);

    if (r < 0)
        return r;
    if (!output_is_json(&context->output))
        ingest_talk_plan(context, "dry run:", &plan);
    r = answer_print(ingesting_view_plan(ingesting, &plan), &context->output, err);
    return r == 0 && plan.n_missing > 0 ? EXIT_PARTIAL : r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct ingest_days ingesting = {.task = &context->task, .arena = &context->arena};
    struct ingest_choice choice = {.is_list_only = invocation_has(invocation, "list-only"),
                                   .is_dry = invocation_has(invocation, "dry-run"),
                                   .goes_on = invocation_has(invocation, "resume")};
    struct ingest_job job = {.days = &ingesting, .choice = &choice};
    int r;

    if (event_ingest_is_asked(context, invocation) && choice.goes_on)
        return error_set(err, ERROR_USAGE, "--resume goes on with practice days, not with events");
    if (event_ingest_is_asked(context, invocation))
        return event_ingest_run(context, invocation, err);
    r = argument_slug(context, invocation, 0, &choice.slug, err);
    if (r == 0)
        r = read_days(invocation, &choice, err);
    if (r == 0 && invocation_has(invocation, "print-timer"))
        return ingest_timer_print(context, &choice, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = task_open_mirror(&context->task, &context->arena, &mirror, err);
    ingesting.mirror = mirror;
    ingesting.slug = choice.slug;
    if (r == 0 && choice.goes_on && !choice.is_dry)
        return ingest_talk_run_job(context, &job, err);
    if (r == 0)
        r = ingest_choose(&ingesting, &choice, err);
    if (r < 0)
        return r;
    say_choice(context, &choice, ingesting.n_days);
    if (choice.is_dry)
        return print_plan(context, &ingesting, &choice, err);
    if (!date_is_absent(choice.date))
        return ingest_talk_run_day(context, &ingesting, err);
    r = ingest_talk_run(context, &ingesting, err);
    return r == EXIT_DONE && choice.walk.n_gaps > 0 ? EXIT_PARTIAL : r;
}

static const struct option_spec options[] = {
    {"from", "DATE", "the first day of a range; every practice day in it", 0, false},
    {"to", "DATE", "the last day; default: today", 0, false},
    {"event", "ID", "a race event, by its number or address", 0, false},
    {"events", NULL, "the race events of the range, instead of practice days", 0, false},
    {"drifted", NULL, "stored days that the site is known to list otherwise", 0, false},
    {"list-only", NULL, "the lists of sessions alone, without their laps", 0, false},
    {"resume", NULL, "a range that takes days: go on where the last run stopped, newest first", 0,
     false},
    {"print-timer", NULL, "print what makes this machine go on with it each day", 0, false},
    {"dry-run", NULL, "tell what would be asked for and how long it takes", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_ingest = {
    .name = "ingest",
    .arguments =
        "(SLUG (DATE | [--events] --from DATE [--to DATE] [--resume [--print-timer]] | --drifted | "
        "--event ID) | URL)",
    .summary = "Fetch what is missing of practice days and write them into the race store",
    .examples = "trackside ingest canberraoffroad 2025-10-25\n"
                "trackside ingest canberraoffroad --from 2025-01-01 --to 2025-10-31 --dry-run\n"
                "trackside ingest canberraoffroad --from 2015-01-01 --resume\n"
                "trackside ingest canberraoffroad 2025-10-25 --offline --json\n"
                "trackside ingest canberraoffroad --event 486677\n"
                "trackside ingest canberraoffroad --events --from 2025-11-01",
    .notes =
        "Asks for the day's list when it is due, and for the session pages that are new, whose "
        "row in\nthe list changed, or that failed before. Of a race event: for its own page, and "
        "for the races, entries and rankings that it links to. Every page is kept before it is "
        "read. "
        "Running it again\nchanges nothing that did not change on the site.\n\n"
        "A range takes the days that the month pages list, newest first, each in a transaction of "
        "its own. A\nday that fails stops no other (exit 3), and the same command goes on where a "
        "rate, a lost network\nor Ctrl-C stopped it: days that are complete and long over cost no "
        "request.\n\n"
        "A track's history takes longer than the budget of a day. With --resume a range goes month "
        "by month,\nthe newest first, tells what is left and how long that takes, and ends with "
        "exit 3 until nothing is.\nRun it once a day: --print-timer prints a timer for systemd and "
        "a line for cron.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 2,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .is_logged = true,
    .run = run,
};
