/* A practice day, listed and stored. */
#include "trackside/day_line.h"

void day_line_take_stored(struct day_line *line, const struct day_summary *stored)
{
    line->stored = stored;
    line->is_ingested = true;
    line->n_laps = stored->n_laps;
    line->track_time_s = stored->track_time_s;
    line->n_drivers = stored->n_drivers;
    line->n_classes = stored->n_classes;
    line->first_start = stored->first_start;
    line->last_start = stored->last_start;
    line->self_check = stored->self_check;
}
