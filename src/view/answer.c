/* Building answers, and their JSON. */
#include "trackside/answer.h"

#include "trackside/number.h"

#include <stdarg.h>
#include <stdio.h>

enum {
    LONGEST_SENTENCE = 1024,
};

struct texts {
    const char **list;
    size_t n;
};

struct answer {
    struct arena *arena;
    const char *name;
    struct answer_part *heads;
    size_t n_heads;
    struct answer_part *sheets;
    size_t n_sheets;
    struct texts lines, notes;
};

struct answer *answer_begin(struct arena *arena, const char *name)
{
    struct answer *answer = arena_new(arena, struct answer);

    answer->arena = arena;
    answer->name = name;
    return answer;
}

static void add_head(struct answer *answer, const struct sheet *sheet)
{
    answer->heads =
        arena_grow(answer->arena, answer->heads, answer->n_heads, sizeof(*answer->heads));
    answer->heads[answer->n_heads++] = (struct answer_part){.sheet = sheet};
}

void answer_put_head(struct answer *answer, const struct column *columns, size_t n_columns,
                     const void *row)
{
    add_head(answer, sheet_of(answer->arena, columns, n_columns, row, 1, 0));
}

static struct sheet *one_field(struct answer *answer, const char *key, const char *heading,
                               enum column_type type, bool is_deep)
{
    struct column *column = arena_new(answer->arena, struct column);

    *column = (struct column){.key = key, .heading = heading, .type = type, .is_deep = is_deep};
    return sheet_new(answer->arena, column, 1);
}

void answer_put_text(struct answer *answer, const char *key, const char *heading, const char *text)
{
    struct sheet *field = one_field(answer, key, heading, COLUMN_TEXT, false);

    sheet_add_text(field, text);
    add_head(answer, field);
}

void answer_put_number(struct answer *answer, const char *key, const char *heading,
                       enum column_type type, int64_t number)
{
    struct sheet *field = one_field(answer, key, heading, type, false);

    sheet_add_number(field, number);
    add_head(answer, field);
}

void answer_put_json(struct answer *answer, const char *key, struct json *json)
{
    struct sheet *field = one_field(answer, key, NULL, COLUMN_JSON, true);

    sheet_add_text(field, sheet_tree(json, answer->arena));
    add_head(answer, field);
}

void answer_put_sheet(struct answer *answer, const char *key, const struct sheet *sheet,
                      enum sheet_use use)
{
    answer->sheets =
        arena_grow(answer->arena, answer->sheets, answer->n_sheets, sizeof(*answer->sheets));
    answer->sheets[answer->n_sheets++] =
        (struct answer_part){.key = key, .sheet = sheet, .use = use};
}

static void add_text(struct answer *answer, struct texts *texts, const char *format,
                     va_list arguments) __attribute__((format(printf, 3, 0)));

static void add_text(struct answer *answer, struct texts *texts, const char *format,
                     va_list arguments)
{
    char text[LONGEST_SENTENCE];

    vsnprintf(text, sizeof(text), format, arguments);
    texts->list = arena_grow(answer->arena, texts->list, texts->n, sizeof(*texts->list));
    texts->list[texts->n++] = arena_text(answer->arena, text);
}

void answer_say(struct answer *answer, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_text(answer, &answer->lines, format, arguments);
    va_end(arguments);
}

void answer_note(struct answer *answer, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_text(answer, &answer->notes, format, arguments);
    va_end(arguments);
}

/* ---- for printers ---- */

const struct answer_part *answer_heads(const struct answer *answer, size_t *ret_n)
{
    *ret_n = answer->n_heads;
    return answer->heads;
}

const struct answer_part *answer_sheets(const struct answer *answer, size_t *ret_n)
{
    *ret_n = answer->n_sheets;
    return answer->sheets;
}

const char *const *answer_lines(const struct answer *answer, size_t *ret_n)
{
    *ret_n = answer->lines.n;
    return answer->lines.list;
}

const char *const *answer_notes(const struct answer *answer, size_t *ret_n)
{
    *ret_n = answer->notes.n;
    return answer->notes.list;
}

bool answer_part_is_flat(const struct answer_part *part)
{
    return part->use != SHEET_DEEP && part->use != SHEET_DEEP_OBJECT;
}

bool answer_part_is_tabled(const struct answer_part *part)
{
    return answer_part_is_flat(part) && (part->use != SHEET_QUIET || sheet_n_rows(part->sheet) > 0);
}

static void put_sheet_json(const struct answer_part *part, struct json *object)
{
    if (part->use == SHEET_OBJECT || part->use == SHEET_DEEP_OBJECT)
        json_put(object, part->key, sheet_row_json(part->sheet, 0));
    else if (part->use != SHEET_FLAT)
        json_put(object, part->key, sheet_json(part->sheet));
}

struct json *answer_json(const struct answer *answer)
{
    struct json *object = json_new_object();
    struct json *outer;

    for (size_t i = 0; i < answer->n_heads; i++)
        sheet_put_row(answer->heads[i].sheet, 0, object);
    for (size_t i = 0; i < answer->n_sheets; i++)
        put_sheet_json(&answer->sheets[i], object);
    if (answer->name == NULL)
        return object;
    outer = json_new_object();
    json_put(outer, answer->name, object);
    return outer;
}
