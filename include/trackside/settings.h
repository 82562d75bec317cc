/*
 * Settings: one table of keys, each with its range and default. Values are the built-in ones, those
 * of files, and those that a face puts; later ones win. Each value remembers where it came from.
 */
#ifndef TRACKSIDE_SETTINGS_H
#define TRACKSIDE_SETTINGS_H

#include "trackside/arena.h"
#include "trackside/error.h"
#include "trackside/mirror.h"

enum setting_type {
    SETTING_COUNT,   /* a whole number */
    SETTING_SECONDS, /* whole or with up to three decimals; the value is in milliseconds */
    SETTING_SWITCH,  /* true or false */
    SETTING_TEXT,
};

enum setting_key {
    CACHE_SETTLED_AFTER_HOURS,
    CACHE_STALE_IF_ERROR,
    CACHE_TTL_CURRENT_MONTH,
    CACHE_TTL_DAY,
    CACHE_TTL_DIRECTORY,
    CACHE_TTL_EVENT,
    CACHE_TTL_MONTH,
    CACHE_TTL_SESSION,
    CACHE_TTL_SETTLED_DAY,
    CACHE_TTL_SETTLED_EVENT,
    CACHE_TTL_SETTLED_SESSION,
    CHECK_DISCOVERY_FAILURES,
    CHECK_DRIFT_HOURS,
    CHECK_FREE_MIB,
    CHECK_INGEST_FAILURES,
    CHECK_RATE_VIOLATIONS,
    CHECK_WINDOW_HOURS,
    DEFAULT_DRIVER,
    DEFAULT_TRACK,
    EXPORT_LOCK_TIMEOUT,
    EXPORT_STATEMENT_TIMEOUT,
    FETCH_BURST,
    FETCH_CA_FILE,
    FETCH_CONCURRENCY,
    FETCH_CONNECT_TIMEOUT,
    FETCH_CONTACT,
    FETCH_DAY_TIMEOUT,
    FETCH_DEADLINE,
    FETCH_DISCOVERY_PER_DAY,
    FETCH_DISCOVERY_PER_MINUTE,
    FETCH_HOST_PAUSE,
    FETCH_MAX_BODY_MIB,
    FETCH_MAX_WAIT,
    FETCH_MONTH_TIMEOUT,
    FETCH_RETRIES,
    FETCH_RETRY_BASE_MS,
    FETCH_ROBOTS,
    FETCH_SESSION_PER_MINUTE,
    FETCH_SESSION_TIMEOUT,
    FETCH_SLOW_TIMEOUT,
    FETCH_USER_AGENT,
    N_SETTINGS,
};

struct setting {
    const char *key; /* "fetch.concurrency" */
    enum setting_type type;
    const char *built_in;
    int64_t min, max;        /* counts: the number; seconds: milliseconds */
    const char *environment; /* a variable that may hold it; NULL: none */
    const char *summary;
};

/* In alphabetical order, one for each setting_key. docs/operations.md lists them too, which is
 * tested. */
extern const struct setting setting_table[N_SETTINGS];

struct setting_value {
    const char *text;   /* as given */
    int64_t number;     /* SETTING_TEXT: 0 */
    const char *origin; /* "built in", a file, or as whoever put it says */
};

struct settings {
    struct setting_value values[N_SETTINGS];
};

/* The built-in values. */
void settings_init(struct settings *settings, struct arena *arena);

/* Those of a file, which need not be there: a regular one of at most 1 MiB. ERROR_USAGE names a bad
 * key, value or line and where it stands. */
int settings_load(struct settings *settings, const char *path, struct arena *arena,
                  struct error *err);

/* One value, said by `origin`. */
int settings_put(struct settings *settings, const char *key, const char *value, const char *origin,
                 struct arena *arena, struct error *err);

/* The number of a setting, by its key; ABSENT when there is none of that name. */
int64_t settings_number(const struct settings *settings, const char *key);

/* The mirror's policy as the settings have it; texts live in the arena. */
void settings_policy(const struct settings *settings, struct arena *arena,
                     struct mirror_policy *ret_policy);

#endif
