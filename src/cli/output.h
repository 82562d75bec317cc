/*
 * Results, on stdout, in the form the user asked for: a table for people, TSV or CSV for
 * spreadsheets, JSON or NDJSON for programs. answer_print.h prints answers in each of them.
 */
#ifndef TRACKSIDE_OUTPUT_H
#define TRACKSIDE_OUTPUT_H

#include "trackside/arena.h"
#include "trackside/error.h"
#include "trackside/json.h"

struct invocation;
struct talk;

enum output_form {
    OUTPUT_TABLE,
    OUTPUT_TSV,
    OUTPUT_CSV,
    OUTPUT_JSON,
    OUTPUT_NDJSON,
};

struct output {
    enum output_form form;
    struct talk *talk; /* its progress line goes before a result comes; NULL: there is none */
    bool has_color;
};

/* From the options; without one, a table on a terminal and TSV in a pipe. */
int output_init(struct output *output, const struct invocation *invocation, struct error *err);

/* Is it one of the forms for programs that read a tree? */
bool output_is_json(const struct output *output);

/* Print a tree and free it: indented for --json, on one line for --ndjson. */
int output_json(const struct output *output, struct json *json, struct error *err);

/*
 * Write text to stdout. Where that is a terminal, nothing in the text speaks to it: what is no end
 * of a line or a tab is shown (text_lines_for_terminal). What is made by ourselves of such text, or
 * has none in it, may be printed as it is.
 */
int output_write(struct bytes text, struct error *err);

/*
 * A write to stdout failed. When whoever read it has gone away (`| head`), the program ends
 * quietly, as any filter does; anything else is an error.
 */
int output_fail(struct error *err);

/* A line for people, on stdout; nothing in the other forms. */
void output_line(const struct output *output, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
