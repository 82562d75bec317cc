/* trackside db check: are both databases sound? */
#include "commands.h"
#include "hint.h"

#include "trackside/mirror_store.h"
#include "trackside/race_store.h"
#include "trackside/store_check.h"

static const struct column columns[] = {
    COLUMN("database", "Database", COLUMN_TEXT),
    COLUMN("check", "Check", COLUMN_TEXT),
    COLUMN("place", "Where", COLUMN_TEXT),
    COLUMN("finding", "What", COLUMN_TEXT),
};

static struct sheet *findings_sheet(struct context *context, const struct check_report *report)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    for (size_t i = 0; i < report->n_findings; i++) {
        sheet_add_text(sheet, report->findings[i].database);
        sheet_add_text(sheet, report->findings[i].check);
        sheet_add_text(sheet, report->findings[i].place);
        sheet_add_text(sheet, hint_after(report->findings[i].finding, report->findings[i].hint,
                                         &context->arena));
    }
    return sheet;
}

static int print_json(struct context *context, const struct check_report *report, struct error *err)
{
    struct json *outer = json_new_object();
    struct json *json = json_new_object();

    json_put_int(json, "checks", (int64_t)report->n_checks);
    json_put_int(json, "archives", (int64_t)report->n_archives);
    json_put(json, "findings", sheet_json(findings_sheet(context, report)));
    json_put_int(json, "left_out", (int64_t)report->n_left_out);
    json_put(outer, "check", json);
    return output_json(&context->output, outer, err);
}

static int print(struct context *context, const struct check_report *report, struct error *err)
{
    if (output_is_json(&context->output))
        return print_json(context, report, err);
    if (report->n_findings == 0 && context->output.form == OUTPUT_TABLE) {
        output_line(&context->output, "%zu checks of race.db and mirror.db%s found nothing wrong",
                    report->n_checks, report->n_archives > 0 ? ", and of archives," : "");
        return 0;
    }
    return sheet_print(findings_sheet(context, report), &context->output, "findings", err);
}

/* SQLite looks at CHECK constraints only where it could write; where it cannot, the rest is done.
 */
static void open_for_writing(struct db **db,
                             int (*open)(const char *, enum db_access, struct db **,
                                         struct error *),
                             const char *dir)
{
    struct db *writable;
    struct error read_only;

    if (open(dir, DB_WRITE, &writable, &read_only) < 0)
        return;
    db_close(*db);
    *db = writable;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct check_report report;
    int r;

    (void)invocation;
    open_for_writing(&context->task.mirror_db, mirror_store_open, context->task.data_dir);
    open_for_writing(&context->task.race_db, race_store_open, context->task.data_dir);
    r = store_check(context->task.mirror_db, context->task.race_db, context->task.data_dir,
                    &signals_interrupted, &context->arena, &report, err);
    if (r == 0)
        r = print(context, &report, err);
    if (r < 0 || report.n_findings == 0)
        return r;
    return error_set(err, ERROR_CHECK,
                     "%zu things are wrong in %s; what is wrong in race.db goes when it is deleted "
                     "and made anew from mirror.db",
                     report.n_findings + report.n_left_out, context->task.data_dir);
}

const struct command command_db_check = {
    .name = "db check",
    .arguments = "",
    .summary = "Check that both databases, and archives, are sound and agree with themselves",
    .examples = "trackside db check\ntrackside db check --json",
    .notes =
        "SQLite's own checks (pages, indexes, constraints, references), then ours: lap counts, "
        "elapsed times,\nfastest laps, figures of days, orphans, histories and bytes of pages. "
        "Exit 8 names each offence.",
    .access = ACCESS_READ,
    .run = run,
};
