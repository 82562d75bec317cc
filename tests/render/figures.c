/* The figures of a session and of a day. */

#include "figures.h"

#include "fail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The counted lap times of one session, and where each stood among all laps. */
struct counted {
    int64_t *time_ms;
    size_t n;
};

static void counted_init(struct counted *counted, const struct session *session)
{
    *counted = (struct counted){.time_ms = calloc(session->n_laps + 1, sizeof(int64_t))};
    if (counted->time_ms == NULL)
        fail("out of memory");
    for (size_t i = 0; i < session->n_laps; i++) {
        if (session->laps[i].is_valid)
            counted->time_ms[counted->n++] = session->laps[i].time_ms;
    }
}

static int64_t sum_of(const int64_t *values, size_t n)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += values[i];
    return sum;
}

/* Half a millisecond goes up. */
static int64_t mean_of(const int64_t *values, size_t n)
{
    int64_t count = (int64_t)n;

    return (2 * sum_of(values, n) + count) / (2 * count);
}

static int64_t best_consecutive(const struct counted *counted, size_t n)
{
    int64_t best_ms = ABSENT;

    for (size_t i = 0; i + n <= counted->n; i++) {
        int64_t sum_ms = sum_of(counted->time_ms + i, n);

        if (best_ms == ABSENT || sum_ms < best_ms)
            best_ms = sum_ms;
    }
    return best_ms;
}

/* Of times in rising order. */
static int64_t top_average(const struct counted *sorted, size_t n)
{
    return sorted->n < n ? ABSENT : mean_of(sorted->time_ms, n);
}

/*
 * With s the sum of n times and q the sum of their squares, the standard deviation is sqrt(nq - ss)
 * / n and its share of the mean sqrt(nq - ss) / s. All but the root is exact in integers, and a
 * long double is far finer than the third decimal.
 */
static void spread_of(struct session_figures *figures, const struct counted *counted)
{
    int64_t n = (int64_t)counted->n;
    int64_t sum = sum_of(counted->time_ms, counted->n);
    int64_t squares = 0;
    long double root;

    if (n < 2)
        return;
    for (size_t i = 0; i < counted->n; i++)
        squares += counted->time_ms[i] * counted->time_ms[i];
    root = sqrtl((long double)(n * squares - sum * sum));
    figures->deviation_ms = llroundl(root / (long double)n);
    figures->consistency = llroundl(100000 * (1 - root / (long double)sum));
    if (figures->consistency < 0)
        figures->consistency = 0;
}

static void find_fastest(struct session_figures *figures, const struct session *session)
{
    for (size_t i = 0; i < session->n_laps; i++) {
        const struct lap *lap = &session->laps[i];

        if (lap->is_valid &&
            (figures->fastest_ms == ABSENT || lap->time_ms < figures->fastest_ms)) {
            figures->fastest_ms = lap->time_ms;
            figures->fastest_index = i;
        }
    }
}

static int compare_times(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

void figures_of_session(struct session_figures *figures, const struct session *session)
{
    struct counted counted;

    counted_init(&counted, session);
    *figures = (struct session_figures){
        .n_laps = counted.n,
        .total_ms = sum_of(counted.time_ms, counted.n),
        .fastest_ms = ABSENT,
        .average_ms = counted.n == 0 ? ABSENT : mean_of(counted.time_ms, counted.n),
        .top_3_consecutive_ms = best_consecutive(&counted, 3),
        .deviation_ms = ABSENT,
        .consistency = ABSENT,
    };
    find_fastest(figures, session);
    spread_of(figures, &counted);
    qsort(counted.time_ms, counted.n, sizeof(counted.time_ms[0]), compare_times);
    figures->top_5_ms = top_average(&counted, 5);
    figures->top_10_ms = top_average(&counted, 10);
    figures->top_15_ms = top_average(&counted, 15);
    free(counted.time_ms);
}

static struct class_figures *find_class(struct day_figures *figures, const char *class_name)
{
    struct class_figures *added = &figures->classes[figures->n_classes];

    for (size_t i = 0; i < figures->n_classes; i++) {
        if (strcmp(figures->classes[i].class_name, class_name) == 0)
            return &figures->classes[i];
    }
    figures->n_classes++;
    *added = (struct class_figures){.class_name = class_name, .fastest_ms = ABSENT};
    return added;
}

static void add_session(struct class_figures *class, const struct session *session,
                        const struct session_figures *figures)
{
    class->n_laps += figures->n_laps;
    if (figures->fastest_ms == ABSENT)
        return;
    if (class->fastest == NULL || figures->fastest_ms < class->fastest_ms) {
        class->fastest = session;
        class->fastest_ms = figures->fastest_ms;
    }
}

static bool is_first_of_driver(const struct day *day, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(day->sessions[i].driver, day->sessions[index].driver) == 0)
            return false;
    }
    return strcmp(day->sessions[index].driver, UNKNOWN_DRIVER) != 0;
}

void figures_of_day(struct day_figures *figures, const struct day *day)
{
    *figures = (struct day_figures){
        .classes = calloc(day->n_sessions, sizeof(struct class_figures)),
        .overall = {.fastest_ms = ABSENT},
    };
    if (figures->classes == NULL)
        fail("out of memory");
    for (size_t i = day->n_sessions; i-- > 0;) {
        const struct session *session = &day->sessions[i];
        struct session_figures of_session;

        figures_of_session(&of_session, session);
        add_session(&figures->overall, session, &of_session);
        add_session(find_class(figures, session->class_name), session, &of_session);
        figures->total_ms += of_session.total_ms;
        figures->n_drivers += is_first_of_driver(day, i);
    }
    figures->n_laps = figures->overall.n_laps;
}

void figures_deinit(struct day_figures *figures)
{
    free(figures->classes);
}
