/* Stored days that the site lists otherwise, as `status` shows them. */
#include "status_section.h"

#include "trackside/day_drift.h"

static const struct column columns[] = {
    COLUMN_OF(drifting_day, track_slug, "track", "Drifting", COLUMN_TEXT),
    COLUMN_OF(drifting_day, date, "date", "Date", COLUMN_DATE),
    COLUMN_OF(drifting_day, drift.n_new, "new", "New sessions", COLUMN_COUNT),
    COLUMN_OF(drifting_day, drift.n_removed, "removed", "Removed", COLUMN_COUNT),
    COLUMN_OF(drifting_day, since, "since", "Seen since", COLUMN_MOMENT),
};

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    const struct drifting_day *days;
    size_t n;
    int r = day_drift_list(task, arena, scope->slug, scope->date, &days, &n, err);

    if (r < 0 || n == 0)
        return r;
    *ret_sheet = SHEET(arena, columns, days, n);
    return 0;
}

const struct status_section status_drift = {"drift", collect};
