/*
 * A file of time-zone data (TZif, RFC 8536, versions 1 to 4): bytes in, changes of a clock out.
 * Pure, and safe against any bytes.
 */
#ifndef TRACKSIDE_TZIF_H
#define TRACKSIDE_TZIF_H

#include "tz_rule.h"

#include "trackside/error.h"

/* What the clocks are set to from a moment on, in UTC seconds since 1970. */
struct zone_change {
    int64_t at;
    struct clock_setting setting;
};

/* All of it lives in the arena it was read into. */
struct tzif {
    struct clock_setting first;        /* until the first change */
    const struct zone_change *changes; /* one after the other, no two at a time */
    size_t n_changes;
    bool has_rule;       /* it holds from the last change on; where there is none, always */
    struct tz_rule rule; /* without it, the last setting holds for good */
};

/*
 * Read a file; `path` is for the sentence. ERROR_FAILED for what is none, is cut short or
 * contradicts itself, is of a later version, or counts leap seconds, which UTC here does not.
 */
int tzif_read(struct bytes file, const char *path, struct arena *arena, struct tzif *ret_tzif,
              struct error *err);

/* What the clocks are set to at a moment. */
struct clock_setting tzif_at(const struct tzif *tzif, int64_t utc);

#endif
