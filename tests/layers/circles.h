/*
 * Circles: headers that include each other, and files of a module that need each other, directly
 * or by way of others. One line for each file that stands in one, as in checks.h, which tells the
 * shortest circle through it.
 */
#ifndef TRACKSIDE_TESTS_CIRCLES_H
#define TRACKSIDE_TESTS_CIRCLES_H

#include "layers.h"
#include "source.h"

#include "trackside/buffer.h"

void check_header_circles(const struct layers *layers, const struct tree *tree, struct buffer *out);

/*
 * Within each module: a .c file needs another one when it includes the header of its name or calls
 * a function that it defines. To name a function, as a table of commands does, is no call. A
 * function that several files define, as for a build without a library, is nobody's.
 */
void check_call_circles(const struct layers *layers, const struct tree *tree, struct buffer *out);

#endif
