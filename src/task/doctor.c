/* The checks of `doctor`, one after the other. */
#include "trackside/doctor.h"

#include <stdarg.h>
#include <stdio.h>

enum {
    LONGEST_DETAIL = 1024,
};

/* In this order; some build on what others found. */
static doctor_check *const checks[] = {
    doctor_versions, doctor_settings, doctor_paths, doctor_databases,
    doctor_zones,    doctor_site,     doctor_clock,
};

void doctor_examine(struct doctor *doctor)
{
    doctor->clock_ahead_s = ABSENT;
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
        checks[i](doctor);
}

const char *doctor_status_name(enum doctor_status status)
{
    static const char *const names[DOCTOR_N_STATUSES] = {"ok", "warn", "fail"};

    return names[status];
}

void doctor_note_error(struct doctor *doctor, const char *check, enum doctor_status status,
                       const struct error *error)
{
    doctor->findings =
        arena_grow(doctor->arena, doctor->findings, doctor->n_findings, sizeof(*doctor->findings));
    doctor->findings[doctor->n_findings++] =
        (struct doctor_finding){.check = check, .status = status, .what = *error};
    doctor->n[status]++;
}

void doctor_note(struct doctor *doctor, const char *check, enum doctor_status status,
                 enum hint hint, const char *format, ...)
{
    char detail[LONGEST_DETAIL];
    struct error what;
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(detail, sizeof(detail), format, arguments);
    va_end(arguments);
    error_set_hint(&what, ERROR_FAILED, hint, "%s", detail);
    doctor_note_error(doctor, check, status, &what);
}
