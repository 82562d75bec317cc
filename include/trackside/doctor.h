/*
 * What `doctor` looks at. Each group of checks is a file of its own and a line in doctor.c; it
 * notes what it found and never fails itself: trouble is what it is there to tell.
 */
#ifndef TRACKSIDE_DOCTOR_H
#define TRACKSIDE_DOCTOR_H

#include "trackside/task.h"

enum doctor_status {
    DOCTOR_OK,
    DOCTOR_WARN, /* works, but not as it should */
    DOCTOR_FAIL, /* commands will fail, or what they do cannot be trusted */
    DOCTOR_N_STATUSES,
};

/* One row of the report. */
struct doctor_finding {
    const char *check; /* what was looked at: "mirror.db", "clock" */
    enum doctor_status status;
    struct error what; /* what was found, and what to do about it; its code says nothing */
};

struct doctor {
    struct task *task;
    struct arena *arena; /* where everything of this run is allocated */
    struct doctor_finding *findings;
    size_t n_findings;
    int64_t n[DOCTOR_N_STATUSES];
    bool is_damaged;       /* a database is, so that nothing should be written to it */
    int64_t clock_ahead_s; /* the site's clock before ours; ABSENT: not known */
};

/* All checks. The stores that open are left open in the task. */
void doctor_examine(struct doctor *doctor);

/* "ok", "warn", "fail". */
const char *doctor_status_name(enum doctor_status status);

/* Add a row to the report. `check` must outlive it. */
void doctor_note(struct doctor *doctor, const char *check, enum doctor_status status,
                 enum hint hint, const char *format, ...) __attribute__((format(printf, 5, 6)));
void doctor_note_error(struct doctor *doctor, const char *check, enum doctor_status status,
                       const struct error *error);

typedef void doctor_check(struct doctor *doctor);

doctor_check doctor_clock; /* after doctor_databases and doctor_site */
doctor_check doctor_databases;
doctor_check doctor_paths;
doctor_check doctor_settings;
doctor_check doctor_site; /* after doctor_databases */
doctor_check doctor_versions;
doctor_check doctor_zones; /* after doctor_databases */

#endif
