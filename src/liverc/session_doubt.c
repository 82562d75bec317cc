/* Is a session page believed? Its own number of laps must be that of the laps it lists. */
#include "trackside/liverc.h"

#include <inttypes.h>

/*
 * "Num Laps" is known to leave invalid laps out. Whether it ever counts them, or laps that are
 * listed without a time, is not known: any of these will do.
 */
const char *liverc_doubt_session(const struct practice_session *session, struct arena *arena)
{
    int64_t n_all = (int64_t)session->n_all_laps, n_valid = 0, n_timed = 0;
    for (size_t i = 0; i < session->n_all_laps; i++) {
        bool is_timed = !is_absent(session->laps[i].time_ms);
        n_valid += session->laps[i].is_valid;
        n_timed += session->laps[i].is_valid && is_timed;
    }
    int64_t told = session->n_laps;
    if (is_absent(told) || told == n_valid || told == n_all || told == n_timed)
        return NULL;
    return arena_format(arena, "it tells of %" PRId64 " laps and lists %" PRId64, told, n_all);
}
