/*
 * What `doctor` looks at. Each group of checks is a file of its own and a line in cmd_doctor.c; it
 * notes what it found and never fails itself: trouble is what it is there to tell.
 */
#ifndef TRACKSIDE_DOCTOR_H
#define TRACKSIDE_DOCTOR_H

#include "context.h"

enum doctor_status {
    DOCTOR_OK,
    DOCTOR_WARN, /* works, but not as it should */
    DOCTOR_FAIL, /* commands will fail, or what they do cannot be trusted */
    DOCTOR_N_STATUSES,
};

struct doctor {
    struct context *context;
    struct sheet *sheet; /* the report */
    int64_t n[DOCTOR_N_STATUSES];
    bool is_damaged;       /* a database is, so that nothing should be written to it */
    int64_t clock_ahead_s; /* the site's clock before ours; ABSENT: not known */
};

/* One row of the report. */
void doctor_note(struct doctor *doctor, const char *check, enum doctor_status status,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

typedef void doctor_check(struct doctor *doctor);

doctor_check doctor_clock; /* after doctor_databases and doctor_site */
doctor_check doctor_databases;
doctor_check doctor_paths;
doctor_check doctor_settings;
doctor_check doctor_site; /* after doctor_databases */
doctor_check doctor_versions;
doctor_check doctor_zones; /* after doctor_databases */

#endif
