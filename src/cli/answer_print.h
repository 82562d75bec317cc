/*
 * Answers and sheets on stdout, in the form the user asked for: the one place where each form is
 * printed from a description (answer.h).
 *
 * A table shows lines, the head as a card, the sheets and the notes. TSV and CSV tell the same: the
 * head as a line per field, key and value, then an empty line, then each sheet under the names of
 * its columns; several sheets are told apart by a line `# key` before each. NDJSON prints a lone
 * sheet row by row, and any other answer on one line.
 */
#ifndef TRACKSIDE_ANSWER_PRINT_H
#define TRACKSIDE_ANSWER_PRINT_H

#include "output.h"

#include "trackside/answer.h"

int answer_print(struct answer *answer, const struct output *output, struct error *err);

/* A sheet as an answer of its own; as JSON: {"KEY": [rows]}. */
int sheet_print(const struct sheet *sheet, const struct output *output, const char *key,
                struct error *err);

#endif
