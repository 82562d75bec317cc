/* The classes of a day, told from its sessions. */
#include "spelling.h"

#include "trackside/practice.h"
#include "trackside/report.h"
#include "trackside/text.h"

#include <stdlib.h>
#include <string.h>

/* A class while its sessions are counted. */
struct tally {
    struct class_summary summary;
    const char *key;
    struct spellings spellings;
    const char **drivers; /* one key each */
    size_t n_drivers;
};

static struct tally *find_tally(struct tally *tallies, size_t n, const char *key)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(tallies[i].key, key) == 0)
            return &tallies[i];
    return NULL;
}

/* Nobody is called "Unknown Driver": those are told apart by transponder. */
static const char *driver_key(const struct session_summary *session, struct arena *arena)
{
    if (session->person != NULL)
        return text_name_key(session->person, arena);
    if (strcmp(session->driver_name, PRACTICE_UNKNOWN_DRIVER) != 0)
        return text_name_key(session->driver_name, arena);
    return arena_format(arena, "?%s",
                        session->transponder != NULL ? session->transponder : session->session_id);
}

static void count_driver(struct tally *tally, const char *key, struct arena *arena)
{
    for (size_t i = 0; i < tally->n_drivers; i++)
        if (strcmp(tally->drivers[i], key) == 0)
            return;
    tally->drivers = arena_grow(arena, tally->drivers, tally->n_drivers, sizeof(*tally->drivers));
    tally->drivers[tally->n_drivers++] = key;
}

static void count_session(struct tally *tally, const struct session_summary *session,
                          struct arena *arena)
{
    struct class_summary *summary = &tally->summary;

    summary->n_sessions++;
    spellings_count(&tally->spellings, session->class_name, arena);
    if (!is_absent(session->n_laps))
        summary->n_laps += session->n_laps;
    count_driver(tally, driver_key(session, arena), arena);
    if (is_absent(session->fast_ms) ||
        (!is_absent(summary->fast_ms) && summary->fast_ms <= session->fast_ms))
        return;
    summary->fast_ms = session->fast_ms;
    summary->fast_driver = session->driver_name;
    summary->fast_session_id = session->session_id;
}

static int most_laps_first(const void *a, const void *b)
{
    const struct class_summary *x = a;
    const struct class_summary *y = b;

    if (x->n_laps != y->n_laps)
        return x->n_laps > y->n_laps ? -1 : 1;
    return strcmp(x->class_name, y->class_name);
}

static const struct class_summary *summaries(const struct tally *tallies, size_t n,
                                             struct arena *arena)
{
    struct class_summary *classes = arena_new_array(arena, n + 1, struct class_summary);

    for (size_t i = 0; i < n; i++) {
        classes[i] = tallies[i].summary;
        classes[i].class_name = spellings_most_used(&tallies[i].spellings);
        classes[i].n_drivers = (int64_t)tallies[i].n_drivers;
    }
    if (n > 1)
        qsort(classes, n, sizeof(*classes), most_laps_first);
    return classes;
}

void report_classes(const struct session_summary *sessions, size_t n, struct arena *arena,
                    const struct class_summary **ret_classes, size_t *ret_n)
{
    struct tally *tallies = NULL;
    size_t n_tallies = 0;

    for (size_t i = 0; i < n; i++) {
        const char *key = text_class_key(sessions[i].class_name, arena);
        struct tally *tally = find_tally(tallies, n_tallies, key);

        if (sessions[i].removed)
            continue;
        if (tally == NULL) {
            tallies = arena_grow(arena, tallies, n_tallies, sizeof(*tallies));
            tally = &tallies[n_tallies++];
            *tally = (struct tally){.summary = {.fast_ms = ABSENT}, .key = key};
        }
        count_session(tally, &sessions[i], arena);
    }
    *ret_classes = summaries(tallies, n_tallies, arena);
    *ret_n = n_tallies;
}
