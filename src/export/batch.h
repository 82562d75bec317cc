/* The days of a run, a batch at a time. */
#ifndef TRACKSIDE_EXPORT_BATCH_H
#define TRACKSIDE_EXPORT_BATCH_H

#include "run.h"
#include "stage.h"

/*
 * Fill an empty stage from days[*from] on: with those waiting, and unless `all` only with those
 * that differ from what the target has.
 */
int batch_fill(struct run *run, size_t *from, bool all, struct stage *stage, struct error *err);

/* Fill an empty stage with one day, which has been looked at before. */
int batch_fill_with(struct run *run, struct day *day, struct stage *stage, struct error *err);

/* Tell the listener how far we are. */
void batch_tell(const struct run *run, const char *detail);

#endif
