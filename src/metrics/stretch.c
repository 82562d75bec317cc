/* Five minutes. */
#include "trackside/stretch.h"

#include "wide.h"

#include "trackside/race_figures.h"

bool stretch_best(const int64_t *laps_ms, size_t n, struct stretch *ret_stretch)
{
    wide total = 0, best_total = 0;
    size_t end = 0, best_first = 0, best_n = 0;

    /* The end of a stretch never lies before that of the stretch that begins a lap earlier. */
    for (size_t first = 0; first < n; first++) {
        while (end < n && total < STRETCH_MS)
            total += laps_ms[end++];
        if (total < STRETCH_MS)
            break;
        if (best_n == 0 || total * (wide)best_n < best_total * (wide)(end - first)) {
            best_total = total;
            best_first = first;
            best_n = end - first;
        }
        total -= laps_ms[first];
    }
    if (best_n == 0)
        return false;
    *ret_stretch = (struct stretch){
        .mean_ms = wide_divide(best_total, (wide)best_n),
        .total_ms = wide_narrow(best_total),
        .first = best_first,
        .n_laps = best_n,
    };
    return true;
}

bool stretch_pace(const int64_t *laps_ms, size_t n, int64_t *ret_n_laps, int64_t *ret_time_ms)
{
    int64_t total_ms = wide_narrow(wide_sum(laps_ms, n));

    return !is_absent(total_ms) &&
           race_pace(STRETCH_MS, (int64_t)n, total_ms, ret_n_laps, ret_time_ms);
}
