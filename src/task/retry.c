/* Failed sessions, day by day. */
#include "trackside/retry.h"

#include "trackside/page_store.h"
#include "trackside/report.h"

#include <stdlib.h>
#include <string.h>

/* Newest first; a session may be in it twice. */
struct failures {
    struct failed_session *sessions;
    size_t n;
};

static bool is_wanted(const struct retry *retry, const char *session_id)
{
    for (size_t i = 0; i < retry->n_ids; i++)
        if (strcmp(retry->session_ids[i], session_id) == 0)
            return true;
    return retry->session_ids == NULL;
}

static void add(struct failures *failures, const struct retry *retry,
                const struct failed_session *sessions, size_t n, struct arena *arena)
{
    for (size_t i = 0; i < n; i++) {
        if (!is_wanted(retry, sessions[i].session_id))
            continue;
        failures->sessions =
            arena_grow(arena, failures->sessions, failures->n, sizeof(*failures->sessions));
        failures->sessions[failures->n++] = sessions[i];
    }
}

static bool is_same_day(const struct failed_session *a, const struct failed_session *b)
{
    return date_compare(a->date, b->date) == 0 && strcmp(a->track_slug, b->track_slug) == 0;
}

static int compare(const void *a, const void *b)
{
    const struct failed_session *x = a;
    const struct failed_session *y = b;
    int order = date_compare(y->date, x->date);

    if (order == 0)
        order = strcmp(x->track_slug, y->track_slug);
    return order != 0 ? order : strcmp(x->session_id, y->session_id);
}

static int find(const struct ingest_days *ingesting, const struct retry *retry,
                struct failures *failures, struct error *err)
{
    struct arena *arena = ingesting->arena;
    const struct failed_session *failed = NULL;
    size_t n = 0;
    int r = page_store_list_failed_sessions(ingesting->task->mirror_db, retry->slug, retry->date,
                                            arena, &failed, &n, err);

    if (r < 0)
        return r;
    add(failures, retry, failed, n, arena);
    r = report_failed_sessions(ingesting->task->race_db, retry->slug, retry->date, arena, &failed,
                               &n, err);
    if (r < 0)
        return r;
    add(failures, retry, failed, n, arena);
    if (failures->n > 0)
        qsort(failures->sessions, failures->n, sizeof(*failures->sessions), compare);
    return 0;
}

/* One day for each run of sessions of the same day. */
int retry_choose(struct ingest_days *ingesting, const struct retry *retry, struct error *err)
{
    struct failures failures = {.n = 0};
    const char **ids;
    size_t n = 0; /* of them */
    int r = find(ingesting, retry, &failures, err);

    if (r == 0 && failures.n == 0 && retry->session_ids != NULL)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_LIST_FAILED, "no such session failed");
    if (r < 0)
        return r;
    ids = arena_new_array(ingesting->arena, failures.n + 1, const char *);
    ingesting->days = arena_new_array(ingesting->arena, failures.n + 1, struct ingested_day);
    for (size_t i = 0; i < failures.n; i++) {
        const struct failed_session *session = &failures.sessions[i];

        if (i > 0 && compare(session, &failures.sessions[i - 1]) == 0)
            continue;
        ids[n] = session->session_id;
        if (i == 0 || !is_same_day(session, &failures.sessions[i - 1]))
            ingesting->days[ingesting->n_days++] =
                (struct ingested_day){.slug = session->track_slug,
                                      .date = session->date,
                                      .fetch = DAY_FETCH_AGAIN,
                                      .sessions = &ids[n]};
        ingesting->days[ingesting->n_days - 1].n_sessions++;
        n++;
    }
    return 0;
}
