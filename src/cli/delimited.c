/* CSV as RFC 4180 has it, and TSV. */
#include "delimited.h"

#include <stdio.h>
#include <string.h>

static void append_csv(struct buffer *out, const char *text, bool is_text)
{
    bool is_formula = is_text && text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;

    if (!is_formula && strpbrk(text, ",\"\r\n") == NULL) {
        buffer_append_text(out, text);
        return;
    }
    buffer_append_char(out, '"');
    if (is_formula)
        buffer_append_char(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buffer_append_char(out, '"');
        buffer_append_char(out, *text);
    }
    buffer_append_char(out, '"');
}

static void append_tsv(struct buffer *out, const char *text)
{
    for (; *text != '\0'; text++)
        buffer_append_char(out, strchr("\t\r\n", *text) != NULL ? ' ' : *text);
}

void delimited_add(struct buffer *line, enum output_form form, bool is_first, const char *text,
                   bool is_text)
{
    bool as_csv = form == OUTPUT_CSV;

    if (!is_first)
        buffer_append_char(line, as_csv ? ',' : '\t');
    if (as_csv)
        append_csv(line, text, is_text);
    else
        append_tsv(line, text);
}

int delimited_print(struct buffer *line, enum output_form form, struct error *err)
{
    int r;

    if (line->full)
        return error_set(err, ERROR_FAILED, "a row is too long for one line; use --ndjson");
    r = output_write(buffer_bytes(line), err);
    if (r == 0 && fputs(form == OUTPUT_CSV ? "\r\n" : "\n", stdout) == EOF)
        r = output_fail(err);
    buffer_clear(line);
    return r;
}
