/* Answers in their forms. */
#include "answer_print.h"

#include "delimited.h"
#include "pager.h"
#include "table.h"
#include "talk.h"

#include "trackside/cleanup.h"

enum {
    LABEL_COLUMNS = 15, /* of a card, before its values */
};

/* ---- TSV and CSV ---- */

static int print_fields(const struct sheet *sheet, enum output_form form, struct error *err)
{
    struct buffer line CLEANUP(buffer_deinit) = {0};
    size_t n_columns = sheet_n_columns(sheet);
    int r;

    buffer_init(&line, DELIMITED_LONGEST_LINE);
    for (size_t i = 0; i < n_columns; i++)
        if (!sheet_column(sheet, i)->is_deep)
            delimited_add(&line, form, line.size == 0, sheet_key(sheet, i), true);
    r = delimited_print(&line, form, err);
    for (size_t row = 0; r == 0 && row < sheet_n_rows(sheet); row++) {
        bool is_first = true;

        for (size_t i = 0; i < n_columns; i++) {
            if (sheet_column(sheet, i)->is_deep)
                continue;
            delimited_add(&line, form, is_first, sheet_text(sheet, row, i, false),
                          column_is_text(sheet_column(sheet, i)));
            is_first = false;
        }
        r = delimited_print(&line, form, err);
    }
    return r;
}

/* A field of the head a line: key and value. */
static int print_head_fields(const struct sheet *head, enum output_form form, struct error *err)
{
    struct buffer line CLEANUP(buffer_deinit) = {0};
    int r = 0;

    buffer_init(&line, DELIMITED_LONGEST_LINE);
    for (size_t i = 0; r == 0 && i < sheet_n_columns(head); i++) {
        if (sheet_column(head, i)->is_deep)
            continue;
        delimited_add(&line, form, true, sheet_key(head, i), true);
        delimited_add(&line, form, false, sheet_text(head, 0, i, false),
                      column_is_text(sheet_column(head, i)));
        r = delimited_print(&line, form, err);
    }
    return r;
}

static bool has_fields(const struct sheet *head)
{
    for (size_t i = 0; i < sheet_n_columns(head); i++)
        if (!sheet_column(head, i)->is_deep)
            return true;
    return false;
}

/* "# days", or nothing but the end of the line where there is no text. */
static int print_mark(const char *mark, const char *text, enum output_form form, struct error *err)
{
    struct buffer line CLEANUP(buffer_deinit) = {0};

    buffer_init(&line, DELIMITED_LONGEST_LINE);
    buffer_append_text(&line, mark);
    buffer_append_text(&line, text);
    return delimited_print(&line, form, err);
}

static size_t count_flat(const struct answer_part *sheets, size_t n)
{
    size_t n_flat = 0;

    for (size_t i = 0; i < n; i++)
        n_flat += answer_part_is_flat(&sheets[i]);
    return n_flat;
}

static int print_delimited(const struct answer *answer, enum output_form form, struct error *err)
{
    size_t n_heads, n_sheets;
    const struct answer_part *heads = answer_heads(answer, &n_heads);
    const struct answer_part *sheets = answer_sheets(answer, &n_sheets);
    size_t n_flat = count_flat(sheets, n_sheets);
    bool is_below = false;
    int r = 0;

    for (size_t i = 0; r == 0 && i < n_heads; i++) {
        is_below = is_below || has_fields(heads[i].sheet);
        r = print_head_fields(heads[i].sheet, form, err);
    }
    for (size_t i = 0; r == 0 && i < n_sheets; i++) {
        if (!answer_part_is_flat(&sheets[i]))
            continue;
        if (is_below)
            r = print_mark("", "", form, err);
        if (r == 0 && n_flat > 1)
            r = print_mark("# ", sheets[i].key, form, err);
        if (r == 0)
            r = print_fields(sheets[i].sheet, form, err);
        is_below = true;
    }
    return r;
}

/* ---- tables ---- */

static int print_table(const struct sheet *sheet, bool has_color, struct error *err)
{
    struct table *table CLEANUP(table_close_at) = NULL;
    size_t n_columns = sheet_n_columns(sheet);
    int r = table_open(has_color, &table, err);

    for (size_t i = 0; r == 0 && i < n_columns; i++)
        if (sheet_shows(sheet, i))
            r = table_add_column(table, sheet_column(sheet, i)->heading,
                                 !column_is_text(sheet_column(sheet, i)), err);
    for (size_t row = 0; r == 0 && row < sheet_n_rows(sheet); row++) {
        r = table_add_row(table, err);
        for (size_t i = 0; r == 0 && i < n_columns; i++)
            if (sheet_shows(sheet, i))
                r = table_add_cell(table, sheet_text(sheet, row, i, true), err);
    }
    return r == 0 ? table_print(table, err) : r;
}

static size_t print_card(const struct sheet *head, const struct output *output)
{
    size_t n = 0;

    for (size_t i = 0; i < sheet_n_columns(head); i++) {
        const struct column *column = sheet_column(head, i);
        const char *value = sheet_text(head, 0, i, column->type != COLUMN_LOCAL);

        const char *label = column->card != NULL ? column->card : column->heading;

        if (label == NULL || value[0] == '\0')
            continue;
        output_line(output, "%-*s %s", LABEL_COLUMNS, label, value);
        n++;
    }
    return n;
}

static int print_tables(const struct answer *answer, const struct output *output, struct error *err)
{
    size_t n_heads, n_sheets, n_lines, n_notes, n_above = 0;
    const struct answer_part *heads = answer_heads(answer, &n_heads);
    const struct answer_part *sheets = answer_sheets(answer, &n_sheets);
    const char *const *lines = answer_lines(answer, &n_lines);
    const char *const *notes = answer_notes(answer, &n_notes);
    int r = 0;

    for (size_t i = 0; i < n_lines; i++)
        output_line(output, "%s", lines[i]);
    for (size_t i = 0; i < n_heads; i++)
        n_above += print_card(heads[i].sheet, output);
    n_above += n_lines;
    for (size_t i = 0; r == 0 && i < n_sheets; i++) {
        if (!answer_part_is_tabled(&sheets[i]))
            continue;
        if (n_above > 0)
            output_line(output, "%s", "");
        r = print_table(sheets[i].sheet, output->has_color, err);
        n_above++;
    }
    if (n_notes > 0 && n_above > 0)
        output_line(output, "%s", "");
    for (size_t i = 0; r == 0 && i < n_notes; i++)
        output_line(output, "%s", notes[i]);
    return r;
}

/* ---- forms ---- */

static size_t count_rows(const struct answer *answer)
{
    size_t n_sheets, n_rows = 0;
    const struct answer_part *sheets = answer_sheets(answer, &n_sheets);

    for (size_t i = 0; i < n_sheets; i++)
        n_rows += sheet_n_rows(sheets[i].sheet);
    return n_rows;
}

static int print_text(const struct answer *answer, const struct output *output, struct error *err)
{
    struct error unread; /* leaving the pager early is no failure to write */
    int r, end;

    pager_begin(count_rows(answer));
    r = output->form == OUTPUT_TABLE ? print_tables(answer, output, err)
                                     : print_delimited(answer, output->form, err);
    end = pager_end(r < 0 ? &unread : err);
    return r < 0 ? r : end;
}

static int print_lines(struct answer *answer, const struct output *output, struct error *err)
{
    size_t n_heads, n_sheets, n_lone = 0;
    const struct answer_part *sheets = answer_sheets(answer, &n_sheets);
    const struct answer_part *lone = NULL;
    int r = 0;

    answer_heads(answer, &n_heads);
    for (size_t i = 0; i < n_sheets; i++) {
        if (sheets[i].use == SHEET_FLAT)
            continue;
        lone = &sheets[i];
        n_lone++;
    }
    if (n_heads > 0 || n_lone != 1 || lone->use == SHEET_OBJECT)
        return output_json(output, answer_json(answer), err);
    for (size_t i = 0; r == 0 && i < sheet_n_rows(lone->sheet); i++)
        r = output_json(output, sheet_row_json(lone->sheet, i), err);
    return r;
}

int answer_print(struct answer *answer, const struct output *output, struct error *err)
{
    talk_make_room(output->talk);
    switch (output->form) {
    case OUTPUT_TABLE:
    case OUTPUT_TSV:
    case OUTPUT_CSV:
        return print_text(answer, output, err);
    case OUTPUT_JSON:
        return output_json(output, answer_json(answer), err);
    case OUTPUT_NDJSON:
        break;
    }
    return print_lines(answer, output, err);
}

int sheet_print(const struct sheet *sheet, const struct output *output, const char *key,
                struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct answer *answer;

    arena_init(&arena);
    answer = answer_begin(&arena, NULL);
    answer_put_sheet(answer, key, sheet, SHEET_ALWAYS);
    return answer_print(answer, output, err);
}
