/*
 * Looking into JSON without the program's own reader: values stay as they were printed, so that
 * 30.500 is not 30.5.
 */
#ifndef TRACKSIDE_TESTS_JSON_LOOK_H
#define TRACKSIDE_TESTS_JSON_LOOK_H

#include "trackside/arena.h"

/* Is the whole text one JSON value? */
bool json_is_whole(struct bytes document);

/* How many bytes of a text are a path: up to the first blank outside brackets. */
size_t json_path_size(const char *text);

/*
 * The value at a path: days[0].rows.inserted, laps[lap_number=3].is_valid, [1].slug. An element of
 * an array is named by its index or by the value of one of its keys. False when there is none.
 * The document must be whole.
 */
bool json_look(struct bytes document, struct bytes path, struct bytes *ret_value);

/* Elements of an array or members of an object; false for any other value. */
bool json_count(struct bytes value, size_t *ret_n);

/* Without white space outside strings. */
const char *json_compact(struct bytes value, struct arena *arena);

#endif
