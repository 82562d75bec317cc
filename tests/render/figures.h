/*
 * The figures that the site prints, computed anew from the laps, apart from the code under test.
 *
 * A lap counts when it is valid. "Consecutive" laps are neighbours among the counted ones.
 * A figure that the site leaves blank is ABSENT.
 */
#ifndef TRACKSIDE_RENDER_FIGURES_H
#define TRACKSIDE_RENDER_FIGURES_H

#include "day.h"

enum {
    ABSENT = -1
};

struct session_figures {
    size_t n_laps; /* counted */
    int64_t total_ms;
    int64_t fastest_ms;
    size_t fastest_index; /* among all laps of the session */
    int64_t average_ms;   /* rounded half up, like every mean here */
    int64_t top_3_consecutive_ms;
    int64_t top_5_ms;
    int64_t top_10_ms;
    int64_t top_15_ms;
    int64_t deviation_ms; /* of the population */
    int64_t consistency;  /* thousandths of a percent */
};

struct class_figures {
    const char *class_name;
    size_t n_laps;
    const struct session *fastest; /* NULL while no lap counts */
    int64_t fastest_ms;
};

struct day_figures {
    size_t n_laps;
    int64_t total_ms;
    size_t n_drivers; /* without the unknown one */
    struct class_figures
        *classes; /* with the unknown one, in the order of the list: newest first */
    size_t n_classes;
    struct class_figures overall; /* class_name NULL */
};

void figures_of_session(struct session_figures *figures, const struct session *session);
void figures_of_day(struct day_figures *figures, const struct day *day);
void figures_deinit(struct day_figures *figures);

#endif
