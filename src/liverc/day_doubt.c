/*
 * Is a list believed? A page carries its own proof: a heading with the day, a total of laps, a
 * leaderboard with links. Where that proves a reading wrong in what it identifies or counts, the
 * page has another form than we think, or not all of it came: no row of it is to be trusted.
 */
#include "trackside/liverc.h"

#include "tally.h"

#include <inttypes.h>

enum {
    LATE_NIGHT_ENDS = 6, /* o'clock: sessions of an evening that goes on past midnight */
};

static bool is_of_day(const struct session_row *row, struct date date)
{
    return local_time_is_absent(row->start) || date_compare(row->start.date, date) == 0;
}

/* A row of the night after the day. It is known by the others, which are of the evening. */
static bool is_late(const struct session_row *row, struct date date)
{
    return date_compare(row->start.date, date_add_days(date, 1)) == 0 &&
           row->start.hour < LATE_NIGHT_ENDS;
}

static const char *doubt_dates(const struct practice_day *day, struct arena *arena)
{
    char heading[CALENDAR_TEXT_SIZE], found[CALENDAR_TEXT_SIZE];
    const struct session_row *other = NULL;
    size_t n_own = 0, n_late = 0;
    for (size_t i = 0; i < day->n_sessions; i++) {
        const struct session_row *row = &day->sessions[i];
        if (is_of_day(row, day->date))
            n_own++;
        else if (is_late(row, day->date))
            n_late++;
        if (!is_of_day(row, day->date) && (other == NULL || !is_late(row, day->date)))
            other = row;
    }
    if (other == NULL || (n_own > 0 && n_own + n_late == day->n_sessions))
        return NULL;
    return arena_format(arena, "its heading says %s, and session %s in it started on %s",
                        date_format(day->date, heading), other->session_id,
                        date_format(other->start.date, found));
}

/* The laps of all rows, those left out included; *ret_n_unread rows do not tell theirs. */
static int64_t count_laps(const struct practice_day *day, size_t *ret_n_unread)
{
    bool skipped_are_unread = day->n_skipped > 0 && is_absent(day->skipped_laps);
    int64_t sum = is_absent(day->skipped_laps) ? 0 : day->skipped_laps;
    *ret_n_unread = skipped_are_unread ? day->n_skipped : 0;
    for (size_t i = 0; i < day->n_sessions; i++) {
        if (is_absent(day->sessions[i].n_laps))
            ++*ret_n_unread;
        else
            sum += day->sessions[i].n_laps;
    }
    return sum;
}

static const char *doubt_row(const struct practice_day *day, struct arena *arena)
{
    for (size_t i = 0; i < day->n_sessions; i++) {
        const struct session_row *row = &day->sessions[i];
        if (row->laps_doubted)
            return arena_format(arena,
                                "the row of session %s prints %" PRId64
                                " laps and is sorted by another number",
                                row->session_id, row->n_laps);
    }
    return NULL;
}

static const char *doubt_laps(const struct practice_day *day, struct arena *arena)
{
    size_t n_unread;
    int64_t sum = count_laps(day, &n_unread), total = day->panel.n_laps;
    if (is_absent(total))
        return doubt_row(day, arena);
    if (n_unread == 0 ? sum == total : sum <= total && (sum > 0 || total == 0))
        return NULL;
    return arena_format(arena, "its rows make %" PRId64 " laps, and its own total says %" PRId64,
                        sum, total);
}

static const char *doubt_leader(const struct tally *sessions, const struct day_leader *leader,
                                struct arena *arena)
{
    if (leader->session_id == NULL || tally_find(sessions, leader->session_id) != NULL)
        return NULL;
    return arena_format(arena, "its leaderboard links to session %s, which no row lists",
                        leader->session_id);
}

/* A row that was left out may be the leader's. */
static const char *doubt_leaders(const struct practice_day *day, struct arena *arena)
{
    const struct day_leaderboard *board = &day->leaderboard;
    struct tally sessions = tally_sessions(day->sessions, day->n_sessions, arena);
    const char *doubt = NULL;
    if (day->n_skipped > 0)
        return NULL;
    if (board->has_overall)
        doubt = doubt_leader(&sessions, &board->overall, arena);
    for (size_t i = 0; doubt == NULL && i < board->n_classes; i++)
        doubt = doubt_leader(&sessions, &board->classes[i], arena);
    return doubt;
}

const char *liverc_doubt_part(const struct practice_day *part, struct arena *arena)
{
    return doubt_dates(part, arena);
}

const char *liverc_doubt_day(const struct practice_day *day, struct arena *arena)
{
    const char *doubt = doubt_dates(day, arena);
    if (doubt != NULL || day->next_href != NULL)
        return doubt; /* what counts the whole list says nothing about its first part */
    doubt = doubt_laps(day, arena);
    return doubt != NULL ? doubt : doubt_leaders(day, arena);
}
