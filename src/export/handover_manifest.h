/* manifest.json of a directory of days. */
#ifndef TRACKSIDE_EXPORT_HANDOVER_MANIFEST_H
#define TRACKSIDE_EXPORT_HANDOVER_MANIFEST_H

#include "trackside/handover.h"

struct handover_manifest {
    struct handover_day *days; /* by file; `rows` and `failure` are not of the manifest */
    size_t n;
};

/*
 * ERROR_NOT_FOUND when DIR has none, ERROR_TOO_NEW for a later format, ERROR_CHECK for what is
 * none. File names in it lead to no place but DIR itself.
 */
int handover_manifest_read(const char *dir, struct arena *arena,
                           struct handover_manifest *ret_manifest, struct error *err);

/* A day in it, in place of the one that has the same file. */
void handover_manifest_put(struct handover_manifest *manifest, const struct handover_day *day,
                           struct arena *arena);

int handover_manifest_write(const char *dir, const struct handover_manifest *manifest,
                            struct error *err);

#endif
