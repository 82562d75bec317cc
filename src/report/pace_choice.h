/* Transponders with commas between. */
#ifndef TRACKSIDE_PACE_CHOICE_H
#define TRACKSIDE_PACE_CHOICE_H

#include <stdbool.h>

/* Is a transponder (NULL: none) among those that a text lists? */
bool pace_lists_chip(const char *text, const char *chip);

#endif
