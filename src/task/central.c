/* An export with what the task has. */
#include "trackside/central.h"

static void note_days(struct task *task, const struct export_report *report)
{
    struct run_counts counts = {.days = report->n_days_sent,
                                .days_failed = (int64_t)report->n_busy_days};

    for (int i = 0; i < EXPORT_N_TABLES; i++)
        counts.rows += report->tables[i].inserted + report->tables[i].updated;
    run_note_add(&task->run, &counts);
}

int central_export(struct task *task, struct arena *arena, struct export_options *options,
                   struct export_report *report, struct error *err)
{
    int r;

    options->all_days = task->refresh;
    options->statement_timeout_ms = task->settings->values[EXPORT_STATEMENT_TIMEOUT].number;
    options->lock_timeout_ms = task->settings->values[EXPORT_LOCK_TIMEOUT].number;
    options->data_dir = task->data_dir;
    options->clock = &task->clock;
    options->trace = task->run.next;
    options->interrupted = task->interrupted;
    r = export_postgres(task->race_db, options, arena, report, err);
    if (r == 0)
        note_days(task, report);
    return r;
}
