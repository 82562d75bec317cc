/* Cutting a line of text into words and numbers, in place. */
#ifndef TRACKSIDE_RENDER_SCAN_H
#define TRACKSIDE_RENDER_SCAN_H

#include <stdbool.h>
#include <stdint.h>

/* Each cuts the next piece off *rest, ends it with a NUL and moves *rest behind it. */
char *scan_line(char **rest);  /* up to the end of the line */
char *scan_word(char **rest);  /* up to a blank; *rest skips the blanks */
char *scan_field(char **rest); /* up to a "|", without the blanks around it */

/*
 * Whether the whole text has the form of a pattern: a run of d stands for exactly so many digits,
 * D for one to nine digits, anything else for itself. Each number goes to the next of ret_numbers.
 */
bool scan_text(const char *text, const char *pattern, int64_t *ret_numbers);

#endif
