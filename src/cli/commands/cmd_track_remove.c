/* trackside track remove: a track is no longer noted, its rows go; what the site sent stays. */
#include "arguments.h"
#include "commands.h"

#include "trackside/archive.h"
#include "trackside/ingest.h"
#include "trackside/liverc.h"
#include "trackside/page_store.h"
#include "trackside/report.h"
#include "trackside/set_aside.h"
#include "trackside/track_store.h"

/* What is stored of a track. */
struct track_stock {
    const char *slug;
    bool is_noted;
    const char *name;                        /* NULL when not noted, or not known */
    struct track_counts rows;                /* they go */
    int64_t n_days_without_pages;            /* of the practice days: nothing brings them back */
    int64_t n_archived_days;                 /* they go too */
    int64_t n_pages;                         /* they stay */
    const struct set_aside_event *set_aside; /* what the user put away: archived, or forgotten */
    size_t n_set_aside;
};

static int count_pages(struct context *context, struct track_stock *stock, struct error *err)
{
    struct page_filter filter = PAGE_FILTER_ALL;
    struct page_counts counts;
    int r;

    filter.track_slug = stock->slug;
    r = page_store_count(context->task.mirror_db, &filter, clock_utc(&context->task.clock), &counts,
                         err);
    if (r == 0)
        stock->n_pages = counts.n_stored;
    return r;
}

/* Days that were imported, or whose pages were purged. */
static int count_days_without_pages(struct context *context, struct track_stock *stock,
                                    struct error *err)
{
    struct day_filter filter = DAY_FILTER_ALL;
    const struct day_summary *days;
    size_t n;
    int r;

    filter.slug = stock->slug;
    r = report_days(context->task.race_db, &filter, &context->arena, &days, &n, err);

    for (size_t i = 0; r >= 0 && i < n; i++) {
        struct page_id id = {.kind = PAGE_DAY, .track_slug = stock->slug};
        struct stored_page page = {.sha256 = NULL};

        if (date_read(bytes_from_text(days[i].date), &id.date))
            r = page_store_find(context->task.mirror_db, page_cache_key(&id, &context->arena),
                                &context->arena, &page, err);
        stock->n_days_without_pages += page.sha256 == NULL;
    }
    return r < 0 ? r : 0;
}

static int find_set_aside(struct context *context, struct track_stock *stock, struct error *err)
{
    int r = set_aside_list(context->task.mirror_db, stock->slug, NULL, &context->arena,
                           &stock->set_aside, &stock->n_set_aside, err);

    for (size_t i = 0; r == 0 && i < stock->n_set_aside; i++)
        stock->n_archived_days += stock->set_aside[i].archive != NULL;
    return r;
}

static int take_stock(struct context *context, struct track_stock *stock, struct error *err)
{
    struct stored_track track = {.name = NULL};
    int r = track_store_find(context->task.mirror_db, stock->slug, &context->arena, &track, err);

    stock->is_noted = r == 0;
    stock->name = track.name;
    if (r >= 0)
        r = report_count_track(context->task.race_db, stock->slug, &stock->rows, err);
    if (r == 0)
        r = count_days_without_pages(context, stock, err);
    if (r == 0)
        r = find_set_aside(context, stock, err);
    if (r == 0)
        r = count_pages(context, stock, err);
    return r;
}

/* Rows go only when the user said so. */
static int check(const struct track_stock *stock, bool is_sure, struct error *err)
{
    const struct track_counts *rows = &stock->rows;

    if (!stock->is_noted && rows->practice_days == 0 && stock->n_set_aside == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "no track %s is noted; `trackside track list` lists those that are",
                         stock->slug);
    if (is_sure || rows->practice_days + stock->n_archived_days == 0)
        return 0;
    return error_set(err, ERROR_FAILED,
                     "%s still has practice days stored: %lld, with %lld sessions and %lld laps, "
                     "%lld of the days without a page to make them from again, and %lld days "
                     "archived; --yes takes them off, --dry-run shows what that would be",
                     stock->slug, (long long)rows->practice_days, (long long)rows->sessions,
                     (long long)rows->laps, (long long)stock->n_days_without_pages,
                     (long long)stock->n_archived_days);
}

static const struct column columns[] = {
    COLUMN("slug", "Track", COLUMN_TEXT),
    COLUMN("name", "Name", COLUMN_TEXT),
    COLUMN("practice_days", "Days", COLUMN_COUNT),
    COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("laps", "Laps", COLUMN_COUNT),
    COLUMN("days_without_pages", "Days without pages", COLUMN_COUNT),
    COLUMN("archived_days", "Archived days", COLUMN_COUNT),
    COLUMN("pages_kept", "Pages kept", COLUMN_COUNT),
    COLUMN("dry_run", "Dry run", COLUMN_SWITCH),
};

static int print(struct context *context, const struct track_stock *stock, bool is_dry,
                 struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    struct json *outer;

    sheet_add_text(sheet, stock->slug);
    sheet_add_text(sheet, stock->name);
    sheet_add_number(sheet, stock->rows.practice_days);
    sheet_add_number(sheet, stock->rows.sessions);
    sheet_add_number(sheet, stock->rows.laps);
    sheet_add_number(sheet, stock->n_days_without_pages);
    sheet_add_number(sheet, stock->n_archived_days);
    sheet_add_number(sheet, stock->n_pages);
    sheet_add_number(sheet, is_dry);
    if (!output_is_json(&context->output))
        return sheet_print(sheet, &context->output, "removed", err);
    outer = json_new_object();
    json_put(outer, "removed", sheet_row_json(sheet, 0));
    return output_json(&context->output, outer, err);
}

/* What was put away first: the track is there until the end, for a run that was killed to be done
 * again. */
static int remove_track(struct context *context, const struct track_stock *stock, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < stock->n_set_aside; i++) {
        const struct set_aside_event *day = &stock->set_aside[i];

        if (day->archive != NULL)
            r = archive_drop_event(&context->task, &context->arena, day->archive,
                                   day->source_event_id, err);
        if (r == 0)
            r = set_aside_remove(context->task.mirror_db, day->source_event_id, err);
    }
    if (r < 0)
        return r;
    return ingest_remove_track(context->task.mirror_db, context->task.race_db, stock->slug,
                               clock_utc(&context->task.clock), err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    bool is_dry = invocation_has(invocation, "dry-run");
    struct track_stock stock = {.slug = NULL};
    int r = argument_slug(context, invocation, 0, &stock.slug, err);

    if (r == 0)
        r = context_open_stores(context, is_dry ? DB_READ : DB_WRITE, err);
    if (r == 0)
        r = take_stock(context, &stock, err);
    if (r == 0)
        r = check(&stock, is_dry || invocation_has(invocation, "yes"), err);
    if (r == 0 && !is_dry)
        r = remove_track(context, &stock, err);
    return r == 0 ? print(context, &stock, is_dry, err) : r;
}

static const struct option_spec options[] = {
    {"dry-run", NULL, "show what would be taken off, and take nothing off", 0, false},
    {"yes", NULL, "also when practice days are stored", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_track_remove = {
    .name = "track remove",
    .arguments = "SLUG [--yes | --dry-run]",
    .summary = "No longer note a track, and take its practice days off; its pages stay",
    .examples = "trackside track remove canberraoffroad --dry-run\n"
                "trackside track remove canberraoffroad --yes",
    .notes = "Its name and zone go, and with --yes the practice days, sessions and laps made from "
             "its pages, those\nin archives too, and which days were forgotten. The pages stay: "
             "`trackside ingest SLUG DATE --offline`\nmakes a day from them again. A central "
             "database keeps what was exported.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .run = run,
};
