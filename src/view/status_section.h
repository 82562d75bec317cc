/*
 * A section of `status`: one table, and one key of its JSON. A new section is a file of its own
 * and a line in status_view.c.
 */
#ifndef TRACKSIDE_STATUS_SECTION_H
#define TRACKSIDE_STATUS_SECTION_H

#include "trackside/status_view.h"

struct status_section {
    const char *key; /* in JSON: an array of its rows, empty when there is no sheet */
    /* Leave *ret_sheet NULL when there is nothing a person should see. In the arena. */
    int (*collect)(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err);
};

extern const struct status_section status_budgets;
extern const struct status_section status_checks;
extern const struct status_section status_checks;
extern const struct status_section status_days;
extern const struct status_section status_disk;
extern const struct status_section status_drift;
extern const struct status_section status_errors;
extern const struct status_section status_findings;
extern const struct status_section status_findings;
extern const struct status_section status_hits;
extern const struct status_section status_loan_chips;
extern const struct status_section status_missing;
extern const struct status_section status_pages;
extern const struct status_section status_pauses;
extern const struct status_section status_runs;
extern const struct status_section status_set_aside;
extern const struct status_section status_several_chips;

#endif
