/* trackside fixture capture: pages of practice days, exactly as they came, in a directory. */
#include "arguments.h"
#include "commands.h"
#include "exit_code.h"
#include "hint.h"
#include "request_talk.h"

#include "trackside/capture.h"
#include "trackside/cleanup.h"
#include "trackside/day_walk.h"
#include "trackside/page_store.h"
#include "trackside/request_view.h"

#include <string.h>

enum {
    MAX_ARGUMENTS = 1000,
};

/* What was asked for, beside single days. */
struct question {
    bool from_cache;
    bool is_range;
    struct date from, to; /* each may be absent */
    const char *dir;
    size_t n_gaps; /* months that could not be had, so that their days are not known */
    struct error gap;
};

/* ---- which pages ---- */

static struct captured *add_thing(struct context *context, struct capture *capture)
{
    capture->things =
        arena_grow(&context->arena, capture->things, capture->n, sizeof(*capture->things));
    return &capture->things[capture->n++];
}

static int read_dates(struct context *context, const struct invocation *invocation,
                      struct capture *capture, struct error *err)
{
    int r = 0;

    for (int i = 1; r == 0 && i < invocation->n_arguments - 1; i++)
        r = argument_date(invocation, i, &add_thing(context, capture)->date, err);
    return r;
}

static int read_sessions(struct context *context, const struct invocation *invocation,
                         struct capture *capture, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < invocation->n_options; i++) {
        const struct given_option *option = &invocation->options[i];

        if (strcmp(option->spec->name, "session") == 0)
            r = argument_read_session_id(option->value, &add_thing(context, capture)->session_id,
                                         err);
    }
    return r;
}

static int check_question(const struct invocation *invocation, const struct question *question,
                          struct error *err)
{
    int n =
        (invocation->n_arguments > 2) + question->is_range + invocation_has(invocation, "session");

    if (n != 1)
        return error_set(err, ERROR_USAGE,
                         "give the days as DATE..., or a range by --from and --to, or single "
                         "sessions by --session ID; %s",
                         n == 0 ? "one of them is needed" : "not several of them");
    if (question->is_range && !question->from_cache && date_is_absent(question->from))
        return error_set(err, ERROR_USAGE, "--to needs --from beside it, the first day to ask for");
    return 0;
}

static int read_question(struct context *context, struct capture *capture,
                         const struct invocation *invocation, struct question *ret_question,
                         struct error *err)
{
    int r = argument_slug(context, invocation, 0, &capture->slug, err);

    *ret_question = (struct question){
        .from_cache = invocation_has(invocation, "from-cache") || context->task.offline,
        .is_range = invocation_has(invocation, "from") || invocation_has(invocation, "to"),
        .dir = invocation_argument(invocation, invocation->n_arguments - 1),
    };
    if (r == 0 && ret_question->from_cache && context->task.refresh)
        return error_set(err, ERROR_USAGE,
                         "--refresh asks the site and --from-cache does not; give one of them");
    if (r == 0)
        r = argument_range(invocation, &ret_question->from, &ret_question->to, err);
    if (r == 0)
        r = read_dates(context, invocation, capture, err);
    if (r == 0)
        r = read_sessions(context, invocation, capture, err);
    return r == 0 ? check_question(invocation, ret_question, err) : r;
}

/* ---- the days of a range ---- */

static bool is_within(struct date date, const struct question *question)
{
    return (date_is_absent(question->from) || date_compare(date, question->from) >= 0) &&
           (date_is_absent(question->to) || date_compare(date, question->to) <= 0);
}

/* Newest first, as the store lists them; a later part of a list is no other day. */
static int find_stored_days(struct context *context, struct capture *capture,
                            const struct question *question, struct error *err)
{
    const struct page_filter filter = {.kind = PAGE_DAY,
                                       .track_slug = capture->slug,
                                       .confirmed_before = ABSENT,
                                       .stale_at = ABSENT};
    struct date last = {.year = 0};
    struct stored_page *pages;
    size_t n;
    int r = page_store_list(context->task.mirror_db, &filter, &context->arena, &pages, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        if (pages[i].sha256 == NULL || !is_within(pages[i].date, question) ||
            date_compare(pages[i].date, last) == 0)
            continue;
        last = pages[i].date;
        add_thing(context, capture)->date = last;
    }
    return r;
}

static int find_listed_days(struct context *context, struct capture *capture,
                            struct question *question, struct error *err)
{
    struct day_walk walk;
    int r = day_walk_find(&context->task, &context->arena, capture->mirror, capture->slug,
                          question->from, question->to, &walk, err);

    if (r < 0)
        return r;
    for (size_t i = 0; i < walk.n_days; i++)
        add_thing(context, capture)->date = walk.days[i].date;
    question->n_gaps = walk.n_gaps;
    if (walk.n_gaps > 0)
        question->gap = walk.gaps[0].error;
    return 0;
}

static int find_days(struct context *context, struct capture *capture, struct question *question,
                     struct error *err)
{
    int r = 0;

    if (!question->is_range)
        return 0;
    r = question->from_cache ? find_stored_days(context, capture, question, err)
                             : find_listed_days(context, capture, question, err);
    if (r == 0 && capture->n == 0 && question->n_gaps == 0)
        return error_set(err, ERROR_NOT_FOUND, "%s %s no practice day in that range", capture->slug,
                         question->from_cache ? "has stored" : "lists");
    return r;
}

/* ---- printing ---- */

static const struct column columns[] = {
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("session_id", "Session", COLUMN_TEXT),
    COLUMN("status", "Status", COLUMN_TEXT),
    COLUMN("pages", "Pages", COLUMN_COUNT),
    COLUMN("added", "Added", COLUMN_COUNT),
    COLUMN("replaced", "Replaced", COLUMN_COUNT),
    COLUMN("unchanged", "Unchanged", COLUMN_COUNT),
    COLUMN("missing", "Missing", COLUMN_COUNT),
};

static const char *status_of(const struct captured *thing)
{
    if (thing->failure.code == 0)
        return "completed";
    return thing->n_pages > 0 ? "partial" : "failed";
}

static struct sheet *make_sheet(struct context *context, const struct capture *capture)
{
    struct arena *arena = &context->arena;
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    char text[CALENDAR_TEXT_SIZE];

    for (size_t i = 0; i < capture->n_done; i++) {
        const struct captured *thing = &capture->things[i];

        sheet_add_text(sheet, thing->session_id == NULL
                                  ? arena_text(arena, date_format(thing->date, text))
                                  : NULL);
        sheet_add_text(sheet, thing->session_id);
        sheet_add_text(sheet, status_of(thing));
        sheet_add_number(sheet, thing->n_pages);
        sheet_add_number(sheet, thing->n_added);
        sheet_add_number(sheet, thing->n_replaced);
        sheet_add_number(sheet, thing->n_same);
        sheet_add_number(sheet, thing->n_missing);
    }
    return sheet;
}

static int print_json(struct context *context, const struct capture *capture,
                      const struct question *question, struct error *err)
{
    struct json *json = json_new_object();

    json_put_text(json, "fixture", question->dir);
    json_put(json, "captured", sheet_json(make_sheet(context, capture)));
    json_put_int(json, "not_come_to", (int64_t)(capture->n - capture->n_done));
    if (capture->mirror != NULL)
        json_put(json, "requests", request_view_json(mirror_requests(capture->mirror)));
    return output_json(&context->output, json, err);
}

static int print(struct context *context, const struct capture *capture,
                 const struct question *question, struct error *err)
{
    const struct output *output = &context->output;

    if (output->form == OUTPUT_JSON)
        return print_json(context, capture, question, err);
    return sheet_print(make_sheet(context, capture), output, "captured", err);
}

/* ---- what became of it ---- */

static void say_incomplete(struct talk *talk, const struct captured *thing, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];
    const char *what =
        thing->session_id != NULL ? thing->session_id : date_format(thing->date, text);

    if (thing->n_pages == 0)
        talk_say(talk, "%s is not recorded: %s", what, hint_sentence(&thing->failure, arena));
    else if (thing->n_missing > 0)
        talk_say(talk, "%s lacks %lld pages; the first: %s", what, (long long)thing->n_missing,
                 hint_sentence(&thing->failure, arena));
    else
        talk_say(talk, "%s is recorded as it was stored before: %s", what,
                 hint_sentence(&thing->failure, arena));
}

/* What is not as it was asked for, each with its reason; how many that are. */
static size_t say_failures(struct context *context, const struct capture *capture,
                           const struct question *question)
{
    struct talk *talk = &context->talk;
    size_t n = capture->n - capture->n_done + question->n_gaps;

    for (size_t i = 0; i < capture->n_done; i++) {
        if (capture->things[i].failure.code == 0)
            continue;
        say_incomplete(talk, &capture->things[i], &context->arena);
        n++;
    }
    if (question->n_gaps > 0)
        talk_say(talk, "%zu months could not be had, so their days are not known; the first: %s",
                 question->n_gaps, hint_sentence(&question->gap, &context->arena));
    if (capture->n_done < capture->n)
        talk_say(talk, "%zu more were not come to; the same command goes on there",
                 capture->n - capture->n_done);
    return n;
}

static bool has_any(const struct capture *capture)
{
    for (size_t i = 0; i < capture->n_done; i++) {
        if (capture->things[i].n_pages > 0)
            return true;
    }
    return false;
}

static int conclude(struct context *context, const struct capture *capture,
                    const struct question *question)
{
    const struct mirror_requests *requests =
        capture->mirror != NULL ? mirror_requests(capture->mirror) : NULL;

    if (say_failures(context, capture, question) > 0)
        return EXIT_PARTIAL;
    if (requests == NULL)
        return EXIT_DONE;
    request_talk_say_stale(context, requests);
    return request_talk_exit_code(requests);
}

/* When nothing at all could be had, the reason of the first is the command's own. */
static int fail_empty(const struct capture *capture, const struct question *question,
                      struct error *err)
{
    const struct error *why = capture->n > 0 ? &capture->things[0].failure : &question->gap;

    return error_pass(err, why);
}

static int capture_and_print(struct context *context, struct capture *capture,
                             struct question *question, struct error *err)
{
    int r = find_days(context, capture, question, err);

    if (r == 0)
        r = capture_run(capture, err);
    if (r < 0)
        return r;
    if (!has_any(capture))
        return fail_empty(capture, question, err);
    r = print(context, capture, question, err);
    return r == 0 ? conclude(context, capture, question) : r;
}

static int open_and_capture(struct context *context, struct capture *capture,
                            struct question *question, struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options = task_mirror_options(&context->task, &context->arena);
    int r = context_open_stores(context, question->from_cache ? DB_READ : DB_WRITE, err);

    if (r == 0 && !question->from_cache)
        r = mirror_open(context->task.mirror_db, &options, &mirror, err);
    capture->mirror = mirror;
    return r == 0 ? capture_and_print(context, capture, question, err) : r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct fixture_writer *writer CLEANUP(fixture_writer_close_at) = NULL;
    const struct fixture_writer_options options = {.made_by = "trackside " TRACKSIDE_VERSION,
                                                   .replaces =
                                                       invocation_has(invocation, "replace")};
    struct capture capture = {.task = &context->task, .arena = &context->arena};
    struct question question;
    int r = read_question(context, &capture, invocation, &question, err);

    if (r == 0)
        r = fixture_writer_open(question.dir, &options, &writer, err);
    capture.writer = writer;
    return r == 0 ? open_and_capture(context, &capture, &question, err) : r;
}

static const struct option_spec options[] = {
    {"from", "DATE", "instead of single days: from this one on", 0, false},
    {"to", "DATE", "to this one; default: today", 0, false},
    {"session", "ID", "instead of days: the page of this session alone; may be repeated", 0, true},
    {"from-cache", NULL, "what is stored, as it is; nobody is asked", 0, false},
    {"replace", NULL, "pages that DIR has in another version are replaced by those of now", 0,
     false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_fixture_capture = {
    .name = "fixture capture",
    .arguments =
        "SLUG DATE... DIR [--from-cache] [--replace] | SLUG DIR --from DATE | --session ID",
    .summary = "Record the pages of practice days, exactly as they came, in a directory",
    .examples =
        "trackside fixture capture canberraoffroad 2025-10-25 captured\n"
        "trackside fixture capture canberraoffroad captured --from 2025-10-01 --to 2025-10-31\n"
        "trackside fixture capture canberraoffroad captured --session 21290331 --from-cache",
    .notes =
        "Of each day its month, its list and every session page, in files with readable names, and "
        "a manifest.json.\nPages are asked for as `mirror` does; the same stored pages give the "
        "same files. DIR may hold a fixture\nalready: what is in it stays, and a page that it has "
        "in another version is refused without --replace.\nWho drove is on the pages: `fixture "
        "scrub` makes a fixture to pass on.",
    .options = options,
    .min_arguments = 2,
    .max_arguments = MAX_ARGUMENTS,
    .access = ACCESS_NONE, /* opens the stores itself, once DIR is known to be good */
    .is_logged = true,
    .run = run,
};
