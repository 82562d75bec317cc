/* Tables, and the ids of their rows: the one place that knows how a natural key is written. */
#include "trackside/export.h"

#include "trackside/cleanup.h"

static const char *const names[EXPORT_N_TABLES] = {
    [EXPORT_TRACKS] = "tracks",
    [EXPORT_EVENTS] = "events",
    [EXPORT_CLASSES] = "event_race_classes",
    [EXPORT_DRIVERS] = "drivers",
    [EXPORT_RACES] = "races",
    [EXPORT_RACE_DRIVERS] = "race_drivers",
    [EXPORT_RACE_RESULTS] = "race_results",
    [EXPORT_LAPS] = "laps",
};

enum {
    KEY_CEILING = 1 << 16,
};

const char *export_table_name(enum export_table table)
{
    return names[table];
}

char *export_uuid(enum export_table table, const char *const *parts, size_t n_parts,
                  char out[static DIGEST_UUID_SIZE])
{
    struct buffer key CLEANUP(buffer_deinit);

    buffer_init(&key, KEY_CEILING);
    buffer_append_text(&key, names[table]);
    buffer_append_text(&key, "/liverc");
    for (size_t i = 0; i < n_parts; i++) {
        buffer_append_char(&key, '/');
        buffer_append_text(&key, parts[i]);
    }
    return digest_uuid(buffer_bytes(&key), out);
}
