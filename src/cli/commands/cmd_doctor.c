/* trackside doctor: is everything in order here? */
#include "commands.h"
#include "exit_code.h"
#include "hint.h"

#include "trackside/doctor.h"
#include "trackside/threshold.h"

/* ---- the report ---- */

static const struct column columns[] = {
    COLUMN("check", "Check", COLUMN_TEXT),
    COLUMN("status", "Status", COLUMN_TEXT),
    COLUMN("detail", "What was found", COLUMN_TEXT),
};

static int examine(struct context *context, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    struct doctor doctor = {.task = &context->task, .arena = &context->arena};
    int r;

    doctor_examine(&doctor);
    for (size_t i = 0; i < doctor.n_findings; i++) {
        sheet_add_text(sheet, doctor.findings[i].check);
        sheet_add_text(sheet, doctor_status_name(doctor.findings[i].status));
        sheet_add_text(sheet, hint_sentence(&doctor.findings[i].what, &context->arena));
    }
    r = sheet_print(sheet, &context->output, "checks", err);
    if (r < 0)
        return r;
    return doctor.n[DOCTOR_FAIL] > 0 ? EXIT_FAILED : EXIT_DONE;
}

/* ---- for monitoring ---- */

static const struct column watch_columns[] = {
    COLUMN("check", "Check", COLUMN_TEXT),    COLUMN("value", "Value", COLUMN_PERCENT),
    COLUMN("limit", "Limit", COLUMN_PERCENT), COLUMN("over", "Over", COLUMN_SWITCH),
    COLUMN("detail", "Detail", COLUMN_TEXT),
};

static int print_watch(struct context *context, const struct threshold *thresholds,
                       struct error *err)
{
    struct sheet *sheet =
        sheet_new(&context->arena, watch_columns, sizeof(watch_columns) / sizeof(watch_columns[0]));

    for (int i = 0; i < N_THRESHOLDS; i++) {
        sheet_add_text(sheet, threshold_name(thresholds[i].setting));
        sheet_add_number(sheet, thresholds[i].value);
        sheet_add_number(sheet, thresholds[i].limit);
        sheet_add_number(sheet, threshold_is_over(&thresholds[i]));
        sheet_add_text(sheet, thresholds[i].detail);
    }
    return sheet_print(sheet, &context->output, "watched", err);
}

/* One line for all that is over. */
static int tell_over(struct context *context, const struct threshold *thresholds, struct error *err)
{
    const char *over = NULL;

    for (int i = 0; i < N_THRESHOLDS; i++)
        if (threshold_is_over(&thresholds[i]))
            over = arena_format(&context->arena, "%s%s%s (over %s %s)", over != NULL ? over : "",
                                over != NULL ? "; " : "", thresholds[i].detail,
                                setting_table[thresholds[i].setting].key,
                                context->task.settings->values[thresholds[i].setting].text);
    return over != NULL ? error_set(err, ERROR_CHECK, "%s", over) : 0;
}

static int watch(struct context *context, struct error *err)
{
    struct threshold thresholds[N_THRESHOLDS] = {{.detail = NULL}};
    int r = context_open_stores(context, DB_READ, err);

    if (r == 0)
        r = threshold_read(&context->task, &context->arena, thresholds, err);
    if (r == 0 && output_is_json(&context->output))
        r = print_watch(context, thresholds, err);
    return r < 0 ? r : tell_over(context, thresholds, err);
}

/* ---- the command ---- */

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    return invocation_has(invocation, "check") ? watch(context, err) : examine(context, err);
}

static const struct option_spec options[] = {
    {"check", NULL, "for monitoring: exit 8 when a figure is over its check.* setting", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_doctor = {
    .name = "doctor",
    .arguments = "[--check]",
    .summary = "Look whether program, data, clock, time zones and site are in order",
    .examples = "trackside doctor\n"
                "trackside doctor --offline --json\n"
                "trackside doctor --check || mail -s trackside me",
    .notes =
        "Exit 1 when a check fails; what only warns is exit 0. The site is asked once, for its "
        "directory of tracks,\nwithin the rates; not with --offline. --check asks nobody and "
        "says nothing while all is well;\notherwise exit 8 and one line with what is over.",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
