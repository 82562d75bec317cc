/*
 * Comparing output with what a spec expects. Control characters are made visible first: a tab is
 * \t, a carriage return \r, others are \xNN.
 */
#ifndef TRACKSIDE_TESTS_TEXT_MATCH_H
#define TRACKSIDE_TESTS_TEXT_MATCH_H

#include "trackside/arena.h"

const char *text_visible(struct bytes text, struct arena *arena);

/*
 * Line by line. In the pattern * stands for any text within a line, and a line that is ... for any
 * number of lines.
 */
bool text_matches(const char *pattern, const char *text);

#endif
