/*
 * The drivers and laps in the script of a race page. The script is data and is never run.
 */
#ifndef TRACKSIDE_LIVERC_RACER_SCRIPT_H
#define TRACKSIDE_LIVERC_RACER_SCRIPT_H

#include "trackside/race.h"

#include "frame.h"

/* One element of `racerLaps`. */
struct racer {
    const char *driver_id; /* digits */
    const char *name;      /* `driverName`, decoded and squeezed; NULL when blank */
    struct race_statistics figures;
    int64_t grid_position; /* `pos` of lap 0; absent without one */
    int64_t grid_time_ms;  /* `time` of lap 0 */
    struct race_lap *laps; /* by number, each once, lap 0 left out */
    size_t n_laps;
    bool has_graph; /* the script draws the driver's places */
};

struct racer_list {
    struct racer *items; /* in the order of the script; ids are unique */
    size_t n;
    bool found; /* `racerLaps` is there, however many drivers it has */
};

/*
 * All of them, with findings for what each says of itself: its graph against its laps, numbers
 * that leave a gap, figures that are none. ERROR_UNKNOWN_PAGE when an element is anything but plain
 * data, or ends too early: there is no half of it.
 */
int racer_script_read(struct reading *reading, struct racer_list *ret_racers, struct error *err);

#endif
