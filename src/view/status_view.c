/* The sections of `status`, one after the other. */
#include "status_section.h"

#include "trackside/report.h"
#include "trackside/request_view.h"
#include "trackside/track_store.h"

/* In the order they are shown. */
static const struct status_section *const sections[] = {
    &status_runs,   &status_pages,   &status_hits,       &status_budgets,       &status_pauses,
    &status_days,   &status_missing, &status_checks,     &status_drift,         &status_findings,
    &status_errors, &status_disk,    &status_loan_chips, &status_several_chips, &status_set_aside,
};

static const struct column no_columns[] = {COLUMN("nothing", NULL, COLUMN_TEXT)};

/* A track that is neither noted nor stored is most likely mistyped. */
static int require_track(struct task *task, struct arena *arena, const struct status_scope *scope,
                         struct error *err)
{
    struct stored_track track;
    const struct day_status *days;
    size_t n;
    int r;

    if (scope->slug == NULL)
        return 0;
    r = track_store_find(task->mirror_db, scope->slug, arena, &track, err);
    if (r != TRACK_STORE_NONE)
        return r;
    r = report_day_status(task->race_db, scope->slug, scope->date, arena, &days, &n, err);
    if (r < 0 || n > 0)
        return r;
    return error_set_hint(err, ERROR_NOT_FOUND, HINT_LIST_TRACKS, "no track %s is noted",
                          scope->slug);
}

static int put_budget(struct task *task, const char *slug, struct answer *answer, struct error *err)
{
    struct mirror_budget budget;
    int r;

    if (slug == NULL) { /* all tracks together have none */
        answer_put_json(answer, "budget", NULL);
        return 0;
    }
    r = task_read_budget(task, slug, &budget, err);
    if (r < 0)
        return r;
    answer_put_json(answer, "budget", request_view_budget_json(&budget));
    answer_say(answer, "Day and month pages asked for in the last 24 hours: %lld of %lld",
               (long long)budget.used, (long long)budget.limit);
    return 0;
}

int status_view_answer(struct task *task, struct arena *arena, const struct status_scope *scope,
                       struct answer **ret_answer, struct error *err)
{
    struct answer *answer = answer_begin(arena, NULL);
    int r = require_track(task, arena, scope, err);

    answer_put_text(answer, "data", NULL, task->data_dir);
    answer_say(answer, "Data in %s", task->data_dir);
    if (r == 0)
        r = put_budget(task, scope->slug, answer, err);
    for (size_t i = 0; r == 0 && i < sizeof(sections) / sizeof(sections[0]); i++) {
        struct sheet *sheet = NULL;

        r = sections[i]->collect(task, arena, scope, &sheet, err);
        if (r == 0 && sheet != NULL)
            answer_put_sheet(answer, sections[i]->key, sheet, SHEET_ALWAYS);
        else if (r == 0) /* nothing to show; programs find an empty list */
            answer_put_sheet(answer, sections[i]->key,
                             sheet_new(arena, no_columns, N_COLUMNS(no_columns)), SHEET_DEEP);
    }
    if (r == 0)
        *ret_answer = answer;
    return r;
}
