/*
 * Is a page of a race event believed? A race has its drivers twice, an entry list counts its rows.
 * Where a driver has another number of laps in the table than in the script, both are kept: the
 * timing crew corrects results.
 */
#include "trackside/liverc.h"

#include <inttypes.h>

const char *liverc_doubt_race(const struct race_page *race, struct arena *arena)
{
    size_t n_rows = race->n_skipped;
    for (size_t i = 0; i < race->n_drivers; i++)
        n_rows += !race->drivers[i].in_script;
    /* Namesakes that nobody can tell apart have rows enough. */
    if (race->n_script_only > n_rows)
        return arena_format(arena, "no row of its table is of %zu of the drivers in its script",
                            race->n_script_only - n_rows);
    for (size_t i = 0; race->has_script && i < race->n_drivers; i++) {
        const struct race_driver *driver = &race->drivers[i];
        if (!is_absent(driver->total.n_laps) && driver->total.n_laps > 0 && driver->n_laps == 0)
            return arena_format(arena,
                                "it tells of %" PRId64 " laps of %s and its script lists none",
                                driver->total.n_laps, driver->name);
    }
    return NULL;
}

const char *liverc_doubt_entry_list(const struct entry_list *list, struct arena *arena)
{
    for (size_t i = 0; i < list->n_classes; i++) {
        const struct entry_class *class = &list->classes[i];
        size_t n_rows = class->n_rows + class->n_skipped;
        if (!is_absent(class->n_printed) && class->n_printed != (int64_t)n_rows)
            return arena_format(arena, "it counts %" PRId64 " entries of %s and lists %zu",
                                class->n_printed, class->class_name, n_rows);
    }
    return NULL;
}
