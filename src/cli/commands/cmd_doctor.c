/* trackside doctor: is everything in order here? */
#include "commands.h"
#include "exit_code.h"

#include "trackside/doctor_view.h"

static int examine(struct context *context, struct error *err)
{
    struct doctor doctor = {.task = &context->task, .arena = &context->arena};
    int r;

    doctor_examine(&doctor);
    r = answer_print(doctor_view_answer(&doctor), &context->output, err);
    if (r < 0)
        return r;
    return doctor.n[DOCTOR_FAIL] > 0 ? EXIT_FAILED : EXIT_DONE;
}

/* For monitoring: nothing is said while all is well. */
static int watch(struct context *context, struct error *err)
{
    struct threshold thresholds[N_THRESHOLDS] = {{.detail = NULL}};
    struct arena *arena = &context->arena;
    int r = context_open_stores(context, DB_READ, err);

    if (r == 0)
        r = threshold_read(&context->task, arena, thresholds, err);
    if (r == 0 && output_is_json(&context->output))
        r = answer_print(doctor_view_watched(arena, thresholds), &context->output, err);
    return r == 0 ? threshold_require(&context->task, arena, thresholds, err) : r;
}

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
