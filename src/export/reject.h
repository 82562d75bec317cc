/* Rows the target does not take. */
#ifndef TRACKSIDE_EXPORT_REJECT_H
#define TRACKSIDE_EXPORT_REJECT_H

#include "run.h"
#include "stage.h"

/* Is the last failure about a row's own content? */
bool reject_is_about_rows(const struct run *run);

/* Find, one by one, the refused rows of a staged single day; writes nothing. */
int reject_find(struct run *run, const struct stage *stage, struct error *err);

#endif
