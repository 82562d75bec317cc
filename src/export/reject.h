/* Rows the target does not take. */
#ifndef TRACKSIDE_EXPORT_REJECT_H
#define TRACKSIDE_EXPORT_REJECT_H

#include "run.h"
#include "stage.h"

/* Report a row of a day by the run's refusal; the day is rejected. */
void reject_add(struct run *run, struct day *day, const char *key);

/*
 * A staged single day was refused: find the rows that are to blame, and report them; where none can
 * be found, report the day. Writes nothing.
 */
int reject_find(struct run *run, const struct stage *stage, struct error *err);

#endif
