/* What was sent before: asked of the target, and copied to this laptop. */
#ifndef TRACKSIDE_EXPORT_CHECKPOINT_H
#define TRACKSIDE_EXPORT_CHECKPOINT_H

#include "run.h"

/* Ask the target what it has of n days. */
int checkpoint_read(struct run *run, struct day *const *days, size_t n, struct error *err);

/* Does the target have a day as it is here? Its fingerprint must have been read. */
bool checkpoint_covers(const struct run *run, const struct day *day);

/* Keep the local copy of what a committed batch has sent. */
int checkpoint_mirror(struct run *run, struct day *const *days, size_t n, struct error *err);

#endif
