/* The parts of a day list that goes on over several pages, as one list. */
#include "trackside/liverc.h"

#include "day_totals.h"

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

/* Totals of one part are held against the whole list, further down. */
static void take_findings(const struct practice_day *part, struct findings *findings)
{
    for (size_t i = 0; i < part->n_findings; i++) {
        if (part->findings[i].kind == FINDING_TOTALS || findings->n == FINDINGS_MAX)
            continue;
        findings->items =
            arena_grow(findings->arena, findings->items, findings->n, sizeof(*findings->items));
        findings->items[findings->n++] = part->findings[i];
    }
}

static int64_t sum_or_absent(int64_t a, int64_t b)
{
    return is_absent(a) || is_absent(b) ? ABSENT : a + b;
}

const struct practice_day *liverc_join_days(const struct practice_day *first,
                                            const struct practice_day *more, struct arena *arena)
{
    struct practice_day *joined = arena_new(arena, struct practice_day);
    struct findings findings = {.arena = arena};
    *joined = *first;
    join_rows(first, more, arena, joined);
    joined->n_skipped = first->n_skipped + more->n_skipped;
    joined->skipped_laps = sum_or_absent(first->skipped_laps, more->skipped_laps);
    joined->next_href = more->next_href;
    take_findings(first, &findings);
    take_findings(more, &findings);
    bool lacks_rows = joined->next_href == NULL && day_totals_check(joined, &findings, arena);
    /* That of the last part is about its own rows and boxes; it need not hold for all of them. */
    joined->may_lack_rows = first->may_lack_rows || joined->n_skipped > 0 || lacks_rows;
    joined->findings = findings.items;
    joined->n_findings = findings.n;
    return joined;
}
