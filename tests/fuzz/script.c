/*
 * Data in scripts. A tree that was read is within its limits, and written as a plain literal it
 * reads as the same tree.
 */
#include "trackside/script.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/text.h"

#include "oracle.h"
#include "target.h"

#include <string.h>

enum {
    MOST_ELEMENTS = 8, /* literals read of one script: each may reach to its end */
};

static void put_text(struct buffer *out, const char *text)
{
    buffer_append_char(out, '"');
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\')
            buffer_printf(out, "\\%c", *c);
        else if (*c >= 0 && *c < ' ')
            buffer_printf(out, "\\u%04x", (unsigned)*c);
        else
            buffer_append_char(out, *c);
    }
    buffer_append_char(out, '"');
}

static void put_value(struct buffer *out, const struct script_value *value, int depth, size_t *n);

static void put_items(struct buffer *out, const struct script_value *parent, int depth, size_t *n)
{
    bool object = parent->kind == SCRIPT_OBJECT;
    MUST(depth <= SCRIPT_DEPTH && parent->text == NULL);
    buffer_append_char(out, object ? '{' : '[');
    for (const struct script_value *item = parent->first; item != NULL; item = item->next) {
        MUST((item->name != NULL) == object);
        if (object) {
            MUST(oracle_is_utf8(bytes_from_text(item->name)));
            put_text(out, item->name);
            buffer_append_char(out, ':');
        }
        put_value(out, item, depth + 1, n);
        buffer_append_char(out, ',');
    }
    buffer_append_char(out, object ? '}' : ']');
}

static void put_value(struct buffer *out, const struct script_value *value, int depth, size_t *n)
{
    MUST(++*n <= SCRIPT_VALUES + 1);
    if (value->kind == SCRIPT_OBJECT || value->kind == SCRIPT_ARRAY) {
        put_items(out, value, depth, n);
        return;
    }
    MUST(value->first == NULL && oracle_is_utf8(bytes_from_text(value->text)));
    if (value->kind == SCRIPT_TEXT)
        put_text(out, value->text);
    else
        buffer_append_text(out, value->text);
}

/* script_get_text gives texts and numbers, and the last of a name. */
static void check_get(const struct script_value *value)
{
    const struct script_value *lap_time = script_get(value, "lap_time");
    const char *text = script_get_text(value, "lap_time");
    if (text != NULL)
        MUST(lap_time->text == text);
    for (; lap_time != NULL && lap_time->next != NULL; lap_time = lap_time->next)
        MUST(strcmp(lap_time->next->name, "lap_time") != 0);
}

static void write_value(const struct script_value *value, struct buffer *out)
{
    size_t n = 0;
    buffer_init(out, (size_t)64 * 1024 * 1024);
    put_value(out, value, 1, &n);
    MUST(!out->full);
}

static void check_reads_back(const struct script_value *value, struct arena *arena)
{
    CLEANUP(buffer_deinit) struct buffer first = {0};
    CLEANUP(buffer_deinit) struct buffer second = {0};
    const struct script_value *again;
    struct error err;
    write_value(value, &first);
    MUST(script_read(buffer_bytes(&first), arena, &again, &err) == 0);
    write_value(again, &second);
    MUST(bytes_equal(buffer_bytes(&first), buffer_bytes(&second)));
}

static void check_literal(struct bytes literal, struct arena *arena)
{
    const struct script_value *value = NULL;
    struct error err = {0};
    int r = script_read(literal, arena, &value, &err);
    if (r < 0) {
        oracle_error(r, &err);
        MUST(r == ERROR_UNKNOWN_PAGE && value == NULL);
        return;
    }
    MUST(value->name == NULL && value->next == NULL);
    check_get(value);
    check_reads_back(value, arena);
}

static void check_found(struct bytes script, const char *name, struct arena *arena)
{
    struct bytes literal;
    if (!script_find(script, name, &literal))
        return;
    MUST(literal.size > 0 && literal.data + literal.size == script.data + script.size);
    MUST(literal.data >= script.data + strlen(name) + 1);
    check_literal(literal, arena);
}

/* Elements come one behind the other, so that asking for the next one ends. */
static void check_elements(struct bytes script, struct arena *arena)
{
    struct bytes rest = script, literal;
    size_t before = rest.size, n_read = 0;
    while (script_find_element(&rest, "racerLaps", &literal)) {
        MUST(rest.size < before && literal.size > 0 && literal.size <= script.size);
        MUST(literal.data + literal.size == script.data + script.size);
        if (++n_read <= MOST_ELEMENTS)
            check_literal(literal, arena);
        before = rest.size;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"lapsObj", "racerLaps", "data"};
    CLEANUP(arena_deinit) struct arena arena;
    size_t n_bad;
    arena_init(&arena);
    /* A page is repaired before its scripts are looked at. */
    struct bytes script = text_repair(oracle_input(data, size), &arena, &n_bad);
    check_literal(script, &arena);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        check_found(script, names[i], &arena);
    check_elements(script, &arena);
    return 0;
}
