/*
 * Lines of CSV and TSV, field by field.
 */
#ifndef TRACKSIDE_DELIMITED_H
#define TRACKSIDE_DELIMITED_H

#include "output.h"

enum {
    DELIMITED_LONGEST_LINE = 1 << 24, /* the ceiling of a line's buffer */
};

/*
 * Add a field. Of CSV it is quoted where needed, and a text is never a formula when a spreadsheet
 * opens it; of TSV the three characters it cannot hold become blanks.
 */
void delimited_add(struct buffer *line, enum output_form form, bool is_first, const char *text,
                   bool is_text);

/* End the line and print it; the buffer is empty again. */
int delimited_print(struct buffer *line, enum output_form form, struct error *err);

#endif
