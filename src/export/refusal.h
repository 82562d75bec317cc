/*
 * Why the target did not take the batch in hand: the run's `refusal`, in the server's words, or in
 * ours where it took rows and did not write them.
 */
#ifndef TRACKSIDE_EXPORT_REFUSAL_H
#define TRACKSIDE_EXPORT_REFUSAL_H

#include "run.h"

/* Before a batch. */
void refusal_clear(struct run *run);

/*
 * Keep why the last statement failed, unless it is known already. It was about `table`; where that
 * is NULL the server may say, or it was the end of the transaction. Returns ERROR_REJECTED.
 */
int refusal_note(struct run *run, const char *table);

/* Rows of a table were taken and not written. Returns ERROR_REJECTED. */
int refusal_short(struct run *run, const char *table, struct error *err);

/* Is it about what was sent, and not about the server or our rights? */
bool refusal_is_about_rows(const struct run *run);

/* Might it be gone when the same is tried again? */
bool refusal_may_pass(const struct run *run);

#endif
