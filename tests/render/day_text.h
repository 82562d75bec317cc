/* day.txt, the form in which a person writes a day. */
#ifndef TRACKSIDE_RENDER_DAY_TEXT_H
#define TRACKSIDE_RENDER_DAY_TEXT_H

#include "day.h"

/*
 * Reads day.txt; its form is described in the file's own first lines. Whatever the site could not
 * have printed (a session inside the time-out of the one before, a lap marked against its range)
 * is refused with the line's number.
 */
void day_read(struct day *day, const char *path);
void day_deinit(struct day *day);

#endif
