/* trackside forget: a day's rows, and its pages when asked. */
#include "arguments.h"
#include "commands.h"
#include "confirm.h"
#include "event_choice.h"

#include "trackside/archive.h"
#include "trackside/cleanup.h"
#include "trackside/event_id.h"
#include "trackside/event_report.h"
#include "trackside/event_rows.h"
#include "trackside/ingestion_log.h"
#include "trackside/page_store.h"
#include "trackside/race_archives.h"
#include "trackside/race_compare.h"
#include "trackside/set_aside.h"
#include "trackside/set_aside_view.h"

#include <string.h>

/* What there is of the day, or of the race event. */
struct forgetting {
    struct context *context;
    const char *slug;
    struct date date;
    const char *source_event_id;
    bool is_event;
    bool with_pages;
    const char *archive;       /* that has its rows; NULL: none */
    struct stored_page *pages; /* of the day alone: month pages are of other days too */
    size_t n_pages;
    const struct race_source *sources; /* of a race event: what its rows came from */
    size_t n_sources;
    struct set_aside_line line;
};

/* ---- taking stock ---- */

static int find_archive(struct forgetting *forgetting, struct error *err)
{
    struct context *context = forgetting->context;
    const struct set_aside_event *days;
    size_t n;
    int r = set_aside_list(context->task.mirror_db, NULL, forgetting->source_event_id,
                           &context->arena, &days, &n, err);

    if (r == 0 && n > 0)
        forgetting->archive = days[0].archive;
    return r;
}

/* An event's pages are those that its rows came from; a day's are told by their date. */
static int find_sources(struct forgetting *forgetting, struct db *race_db, struct error *err)
{
    int64_t id = ABSENT;
    int r = race_store_find_event(race_db, forgetting->source_event_id, &id, err);

    if (r < 0 || !forgetting->is_event || is_absent(id))
        return r;
    return race_store_list_sources(race_db, id, &forgetting->context->arena, &forgetting->sources,
                                   &forgetting->n_sources, err);
}

static int find_rows_in(struct forgetting *forgetting, struct db *race_db,
                        const struct event_summary **ret_days, size_t *ret_n, struct error *err)
{
    struct event_filter filter = {.source_event_id = forgetting->source_event_id,
                                  .with_days = true};
    int r = report_events(race_db, &filter, &forgetting->context->arena, ret_days, ret_n, err);

    return r == 0 && *ret_n > 0 ? find_sources(forgetting, race_db, err) : r;
}

static int find_archived_rows(struct forgetting *forgetting, const struct event_summary **ret_days,
                              size_t *ret_n, struct error *err)
{
    struct db *archive CLEANUP(db_close_at) = NULL;
    int r;

    if (forgetting->archive == NULL ||
        !archive_is_there(&forgetting->context->task, &forgetting->context->arena,
                          forgetting->archive))
        return 0;
    r = race_store_open_archive(forgetting->context->task.data_dir, forgetting->archive, DB_READ,
                                &archive, err);
    return r == 0 ? find_rows_in(forgetting, archive, ret_days, ret_n, err) : r;
}

static int find_rows(struct forgetting *forgetting, struct error *err)
{
    const struct event_summary *days = NULL;
    size_t n = 0;
    int r = find_rows_in(forgetting, forgetting->context->task.race_db, &days, &n, err);

    if (r == 0 && n == 0)
        r = find_archived_rows(forgetting, &days, &n, err);
    forgetting->line = (struct set_aside_line){.source_event_id = forgetting->source_event_id,
                                               .slug = forgetting->slug,
                                               .date = forgetting->date,
                                               .archive = forgetting->archive,
                                               .n_sessions = n > 0 ? days[0].n_races : 0,
                                               .n_laps = n > 0 ? days[0].n_laps : 0,
                                               .n_pages = ABSENT};
    return r;
}

/* By its key, which says so of a kind too that a later program made. A month is many days. */
static bool is_of_day(const struct stored_page *page, struct date date)
{
    return strncmp(page->cache_key, "practice:", strlen("practice:")) == 0 &&
           page->kind != PAGE_MONTH && date_compare(page->date, date) == 0;
}

static bool is_source(const struct forgetting *forgetting, const struct stored_page *page)
{
    for (size_t i = 0; i < forgetting->n_sources; i++)
        if (strcmp(forgetting->sources[i].cache_key, page->cache_key) == 0)
            return true;
    return false;
}

static int find_pages(struct forgetting *forgetting, struct error *err)
{
    struct context *context = forgetting->context;
    struct page_filter filter = {.kind = PAGE_N_KINDS,
                                 .track_slug = forgetting->slug,
                                 .confirmed_before = ABSENT,
                                 .stale_at = ABSENT};
    struct stored_page *pages;
    size_t n = 0;
    int r = page_store_list(context->task.mirror_db, &filter, &context->arena, &pages, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        if (forgetting->is_event ? is_source(forgetting, &pages[i])
                                 : is_of_day(&pages[i], forgetting->date))
            pages[forgetting->n_pages++] = pages[i];
    if (r == 0)
        forgetting->pages = pages;
    return r;
}

static int take_stock(struct forgetting *forgetting, struct error *err)
{
    int r = find_archive(forgetting, err);

    if (r == 0)
        r = find_rows(forgetting, err);
    if (r == 0)
        r = find_pages(forgetting, err);
    if (r < 0)
        return r;
    if (forgetting->line.n_sessions == 0 && forgetting->archive == NULL && forgetting->n_pages == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "nothing is stored of that day; `trackside days %s` lists those that are",
                         forgetting->slug);
    if (forgetting->with_pages)
        forgetting->line.n_pages = (int64_t)forgetting->n_pages;
    return 0;
}

/* ---- forgetting ---- */

/* The user's word, and what a rebuild would go by, and the pages: in one transaction. */
static int forget_pages(const struct forgetting *forgetting, struct error *err)
{
    struct db *db = forgetting->context->task.mirror_db;
    struct set_aside_event day = {.source_event_id = forgetting->source_event_id,
                                  .track_slug = forgetting->slug,
                                  .date = forgetting->date,
                                  .at = clock_utc(&forgetting->context->task.clock)};
    int r = db_begin(db, err);

    if (r == 0)
        r = set_aside_put(db, &day, err);
    if (r == 0)
        r = ingestion_log_drop(db, forgetting->source_event_id, err);
    if (r == 0 && forgetting->with_pages)
        r = page_store_drop(db, forgetting->pages, forgetting->n_pages, err);
    if (r == 0)
        r = db_commit(db, err);
    if (r < 0)
        db_rollback(db);
    return r;
}

/* A kill in between leaves something to be found, and forgetting it again does the rest. */
static int forget(const struct forgetting *forgetting, struct error *err)
{
    struct context *context = forgetting->context;
    int r = 0;

    if (forgetting->archive != NULL)
        r = archive_drop_event(&context->task, &context->arena, forgetting->archive,
                               forgetting->source_event_id, err);
    if (r == 0)
        r = forget_pages(forgetting, err);
    return r == 0 ? archive_drop_rows(context->task.race_db, forgetting->source_event_id, err) : r;
}

static const char *question(const struct forgetting *forgetting)
{
    char date[CALENDAR_TEXT_SIZE];

    const char *event =
        forgetting->is_event
            ? arena_format(&forgetting->context->arena, " event %s", forgetting->source_event_id)
            : "";

    return arena_format(&forgetting->context->arena,
                        "Forget %s%s on %s: %lld sessions, %lld laps%s", forgetting->slug, event,
                        date_format(forgetting->date, date), (long long)forgetting->line.n_sessions,
                        (long long)forgetting->line.n_laps,
                        forgetting->with_pages ? ", and its pages, which the site may not have "
                                                 "any more"
                                               : "");
}

static int read_day(struct context *context, const struct invocation *invocation,
                    struct forgetting *forgetting, struct error *err)
{
    int r = argument_slug(context, invocation, 0, &forgetting->slug, err);

    if (r == 0 && invocation->n_arguments < 2)
        return error_set(err, ERROR_USAGE, "give SLUG DATE, or event:ID");
    if (r == 0)
        r = argument_date(invocation, 1, &forgetting->date, err);
    if (r == 0)
        forgetting->source_event_id =
            event_id_of_day(forgetting->slug, forgetting->date, &context->arena);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    bool is_dry = invocation_has(invocation, "dry-run");
    struct forgetting forgetting = {.context = context,
                                    .with_pages = invocation_has(invocation, "pages")};
    int r = 0;

    forgetting.is_event = event_choice_is_one(context, invocation_argument(invocation, 0));
    if (!forgetting.is_event)
        r = read_day(context, invocation, &forgetting, err);
    if (r == 0)
        r = context_open_stores(context, is_dry ? DB_READ : DB_WRITE, err);
    if (r == 0 && forgetting.is_event)
        r = event_choice_find(context, invocation_argument(invocation, 0),
                              &forgetting.source_event_id, &forgetting.slug, &forgetting.date, err);
    if (r == 0)
        r = take_stock(&forgetting, err);
    if (r == 0 && !is_dry)
        r = confirm(context, invocation, question(&forgetting), err);
    if (r == 0 && !is_dry)
        r = forget(&forgetting, err);
    return r == 0 ? answer_print(set_aside_view_answer(&context->arena, "forgotten",
                                                       &forgetting.line, 1, is_dry),
                                 &context->output, err)
                  : r;
}

static const struct option_spec options[] = {
    {"pages", NULL, "its pages too: then it is gone for good", 0, false},
    {"dry-run", NULL, "show what would go, and take nothing", 0, false},
    {"yes", NULL, "do not ask", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_forget = {
    .name = "forget",
    .arguments = "(SLUG DATE | event:ID) [--pages] [--yes | --dry-run]",
    .summary = "Take a practice day off the store, and its pages when asked to",
    .examples = "trackside forget canberraoffroad 2019-06-01 --dry-run\n"
                "trackside forget canberraoffroad 2019-06-01 --pages",
    .notes = "Asks on a terminal; elsewhere it needs --yes. `rebuild` does not bring the day back, "
             "and a range\npasses over it; `trackside ingest SLUG DATE` takes it in again. A "
             "central database keeps what was\nexported.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 2,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .run = run,
};
