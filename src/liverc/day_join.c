/* The parts of a day list that goes on over several pages, as one list. */
#include "trackside/liverc.h"

#include <string.h>

static bool has_session(const struct session_row *rows, size_t n, const char *session_id)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(rows[i].session_id, session_id) == 0)
            return true;
    }
    return false;
}

/* While the first part was read a session may have moved to the second: it counts once. */
static void join_rows(const struct practice_day *first, const struct practice_day *more,
                      struct arena *arena, struct practice_day *joined)
{
    struct session_row *rows =
        arena_new_array(arena, first->n_sessions + more->n_sessions, struct session_row);
    size_t n = first->n_sessions;
    if (n > 0)
        memcpy(rows, first->sessions, n * sizeof(*rows));
    for (size_t i = 0; i < more->n_sessions; i++) {
        if (!has_session(rows, first->n_sessions, more->sessions[i].session_id))
            rows[n++] = more->sessions[i];
    }
    joined->sessions = rows;
    joined->n_sessions = n;
}

static void join_findings(const struct practice_day *first, const struct practice_day *more,
                          struct arena *arena, struct practice_day *joined)
{
    size_t n = first->n_findings + more->n_findings;
    struct finding *findings = arena_new_array(arena, n, struct finding);
    if (first->n_findings > 0)
        memcpy(findings, first->findings, first->n_findings * sizeof(*findings));
    if (more->n_findings > 0)
        memcpy(findings + first->n_findings, more->findings, more->n_findings * sizeof(*findings));
    joined->findings = findings;
    joined->n_findings = n;
}

const struct practice_day *liverc_join_days(const struct practice_day *first,
                                            const struct practice_day *more, struct arena *arena)
{
    struct practice_day *joined = arena_new(arena, struct practice_day);
    *joined = *first;
    join_rows(first, more, arena, joined);
    join_findings(first, more, arena, joined);
    joined->n_skipped = first->n_skipped + more->n_skipped;
    joined->next_href = more->next_href;
    return joined;
}
