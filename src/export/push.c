/* Export to PostgreSQL, from the connection to the report. */
#include "checkpoint.h"
#include "compare.h"
#include "postgres_schema.h"
#include "send.h"
#include "times.h"

#include "trackside/cleanup.h"
#include "trackside/export_store.h"
#include "trackside/json.h"

#include <string.h>

enum {
    YEARS_CEILING = 1 << 20,
};

/* ---- the target ---- */

static void describe_target(struct run *run)
{
    const struct postgres *postgres = run->target.postgres;
    struct export_report *report = run->report;

    report->host = arena_text(run->arena, postgres_host(postgres));
    report->port = arena_text(run->arena, postgres_port(postgres));
    report->database = arena_text(run->arena, postgres_database(postgres));
    report->user = arena_text(run->arena, postgres_user(postgres));
    report->tls = arena_text(run->arena, postgres_tls(postgres));
    run->target_name =
        arena_format(run->arena, "%s:%s/%s", report->host, report->port, report->database);
}

static bool writes(const struct run *run)
{
    return !run->options->dry_run && !run->options->verify;
}

static const char *where_checkpoints_are(const struct run *run)
{
    if (feature_list_has(&run->target.features, BYTES("trackside_exports")))
        return "table";
    if (feature_list_has(&run->target.features, BYTES("events.metadata")))
        return "metadata";
    return run->local != NULL ? "local" : "none";
}

/* Look at everything before anything is sent; `target_check` says what may be wrong. */
static int look(struct run *run, struct error *err)
{
    struct day **days = arena_new_array(run->arena, run->n_days, struct day *);
    enum target_use use = run->options->verify    ? TARGET_VERIFY
                          : run->options->dry_run ? TARGET_PLAN
                                                  : TARGET_WRITE;
    struct target_lacks lacks = {.n = 0};
    int r = target_begin(&run->target, SESSION_BEGIN_LOOK, err);

    for (size_t i = 0; i < run->n_days; i++)
        days[i] = &run->days[i];
    if (r == 0)
        r = target_check(&run->target, use, &lacks, err);
    run->report->lacks = lacks.texts;
    run->report->n_lacks = lacks.n;
    if (r == 0)
        r = times_decide(run, err);
    if (r == 0)
        r = checkpoint_read(run, days, run->n_days, err);
    if (r != ERROR_UNREACHABLE)
        target_run(&run->target, SESSION_ROLLBACK, NULL);
    return r;
}

/* From the first year of the days to the next one, so that a season needs no care: [2025, ...]. */
static const char *years_as_json(const struct run *run)
{
    struct buffer text CLEANUP(buffer_deinit);
    struct json *years = json_new_array();
    int next = local_time_from_seconds(clock_utc(run->options->clock)).date.year + 1;
    int first = next - 1;
    struct date date;

    for (size_t i = 0; i < run->n_days; i++) {
        if (date_read(bytes_from_text(run->days[i].date), &date) && date.year < first)
            first = date.year;
    }
    for (int year = first; year <= next; year++)
        json_append_int(years, year);
    buffer_init(&text, YEARS_CEILING);
    json_write(years, false, &text);
    json_free(years);
    return arena_text(run->arena, buffer_text(&text));
}

static int prepare_target(struct run *run, struct error *err)
{
    const struct target_limits limits = {.statement_ms = run->options->statement_timeout_ms,
                                         .lock_ms = run->options->lock_timeout_ms};
    int r = target_open(run->options->conninfo, &limits, run->arena, &run->target, err);

    if (r < 0)
        return r;
    describe_target(run);
    if (run->options->create_schema)
        r = target_create_schema(&run->target,
                                 run->options->partition_by_year ? years_as_json(run) : NULL, err);
    if (r == 0)
        r = look(run, err);
    if (r == 0 && writes(run))
        r = target_make_exports(&run->target, err);
    if (r == 0)
        run->report->checkpoints = where_checkpoints_are(run);
    return r;
}

/* ---- the days ---- */

static void count_days(struct run *run)
{
    run->report->n_days = (int64_t)run->n_days;
    for (size_t i = 0; i < run->n_days; i++) {
        run->report->n_days_sent += run->days[i].state == DAY_SENT;
        run->report->n_days_unchanged += run->days[i].state == DAY_UNCHANGED;
    }
}

static int export_days(struct run *run, struct error *err)
{
    int r = prepare_target(run, err);

    if (r == 0)
        r = writes(run) ? send_days(run, err) : compare_days(run, err);
    count_days(run);
    if (r == ERROR_REJECTED)
        return error_set(err, ERROR_FAILED, "the target stopped us: %s (SQLSTATE %s)",
                         postgres_failure(run->target.postgres)->message,
                         postgres_failure(run->target.postgres)->sqlstate);
    return r;
}

int export_postgres(struct db *race_db, const struct export_options *options, struct arena *arena,
                    struct export_report *report, struct error *err)
{
    struct run run = {.options = options, .race_db = race_db, .arena = arena, .report = report};
    int r;

    memset(report, 0, sizeof(*report));
    r = day_list(race_db, &options->days, arena, &run.days, &run.n_days, err);
    if (r == 0)
        r = day_check_zones(run.days, run.n_days, err);
    if (r == 0 && options->data_dir != NULL)
        r = export_store_open(options->data_dir, &run.local, err);
    if (r == 0)
        r = export_days(&run, err);
    target_close(&run.target);
    db_close(run.local);
    return r;
}
