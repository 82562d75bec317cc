/* Bins. */
#include "trackside/histogram.h"

#include "order.h"

#include <string.h>

enum {
    NARROWEST_MS = 50,
};

/* The whole part of d / (2 * cube root of n), where d is four times the quartiles' distance: the
 * greatest w with w^3 <= d^3 / 8n. Beyond WIDEST nothing is asked. */
static wide rule_width(wide apart_four_times, size_t n)
{
    const wide widest = (wide)1 << 40; /* its cube still fits */
    wide d = apart_four_times < widest ? apart_four_times : widest;
    wide limit = d * d * d / (8 * (wide)n);
    wide width = 0;

    for (wide bit = widest; bit > 0; bit >>= 1) {
        wide wider = width + bit;

        if (wider * wider * wider <= limit)
            width = wider;
    }
    return width;
}

void histogram_of_laps(const int64_t *laps_ms, size_t n, struct histogram *ret_histogram,
                       struct arena *scratch)
{
    const int64_t *sorted = order_laps(laps_ms, n, scratch);
    wide width, least;

    *ret_histogram = (struct histogram){.n_bins = 0};
    if (n == 0)
        return;
    width = rule_width(
        order_quartile_four_times(sorted, n, 3) - order_quartile_four_times(sorted, n, 1), n);
    least = ((wide)sorted[n - 1] - sorted[0]) / (HISTOGRAM_MOST_BINS - 1) + 1;
    if (width < least)
        width = least;
    if (width < NARROWEST_MS)
        width = NARROWEST_MS;
    ret_histogram->width_ms = wide_narrow(width);
    ret_histogram->first_ms = sorted[0] / ret_histogram->width_ms * ret_histogram->width_ms;
    ret_histogram->n_bins =
        (size_t)(sorted[n - 1] / ret_histogram->width_ms - sorted[0] / ret_histogram->width_ms) + 1;
}

void histogram_count(const struct histogram *histogram, const int64_t *laps_ms, size_t n,
                     int64_t *ret_counts)
{
    memset(ret_counts, 0, histogram->n_bins * sizeof(*ret_counts));
    for (size_t i = 0; i < n; i++)
        ret_counts[(laps_ms[i] - histogram->first_ms) / histogram->width_ms]++;
}
