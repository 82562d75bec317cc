/* Run against run. */
#include "trackside/improvement.h"

#include "wide.h"

static int64_t change(int64_t now_ms, int64_t before_ms)
{
    return wide_narrow((wide)now_ms - before_ms);
}

void improvement_of_runs(const struct improvement_run *runs, size_t n,
                         struct improvement *ret_improvements)
{
    const struct improvement_run *first = NULL, *previous = NULL;

    for (size_t i = 0; i < n; i++) {
        const struct improvement_run *run = &runs[i];

        ret_improvements[i] = (struct improvement){.median_previous_ms = ABSENT,
                                                   .best_previous_ms = ABSENT,
                                                   .median_first_ms = ABSENT,
                                                   .best_first_ms = ABSENT};
        if (run->n_clean < IMPROVEMENT_FEWEST_LAPS)
            continue;
        if (previous != NULL)
            ret_improvements[i] = (struct improvement){
                .median_previous_ms = change(run->median_ms, previous->median_ms),
                .best_previous_ms = change(run->best_ms, previous->best_ms),
                .median_first_ms = change(run->median_ms, first->median_ms),
                .best_first_ms = change(run->best_ms, first->best_ms),
            };
        if (first == NULL)
            first = run;
        previous = run;
    }
}
