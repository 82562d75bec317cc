/* Transponders of several names, and names of several transponders. */
#include "trackside/driver_report.h"

#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"
#include "trackside/practice.h"
#include "trackside/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_LIST = 1024 * 1024, /* bytes of the names one transponder was driven under */
};

/* A line, and by what it is grouped: lines of one group differ in what is told apart. */
struct chip {
    struct chip_line line;
    const char *group;
    const char *member;
};

struct chips {
    struct chip *list;
    size_t n;
};

static const char *date_text(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return date_is_absent(date) ? NULL : arena_text(arena, date_format(date, text));
}

static int read_chips(struct db *race_db, const char *slug, struct date date, struct arena *arena,
                      struct chips *chips, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_CHIPS);
    int r;

    query_bind_text(query, ":slug", slug);
    query_bind_text(query, ":date", date_text(date, arena));
    query_bind_text(query, ":unknown", PRACTICE_UNKNOWN_DRIVER);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        chips->list = arena_grow(arena, chips->list, chips->n, sizeof(*chips->list));
        chips->list[chips->n++].line = (struct chip_line){
            .transponder = query_text(query, 0, arena),
            .driver_name = query_text(query, 1, arena),
            .person = query_text(query, 2, arena),
            .n_sessions = query_int(query, 3),
            .first_date = query_text(query, 4, arena),
            .last_date = query_text(query, 5, arena),
        };
    }
    return r;
}

/* Groups in a row; within one, the earlier first. */
static int compare_chips(const void *a, const void *b)
{
    const struct chip *x = a, *y = b;
    int order = strcmp(x->group, y->group);

    if (order == 0)
        order = strcmp(x->line.first_date, y->line.first_date);
    return order != 0 ? order : strcmp(x->member, y->member);
}

static size_t group_end(const struct chips *chips, size_t first)
{
    size_t end = first;

    while (end < chips->n && strcmp(chips->list[end].group, chips->list[first].group) == 0)
        end++;
    return end;
}

/* Something to tell: several members, of which the user has not settled each. */
static bool is_open(const struct chips *chips, size_t first, size_t end)
{
    bool is_several = false, is_settled = true;

    for (size_t i = first; i < end; i++) {
        is_several = is_several || strcmp(chips->list[i].member, chips->list[first].member) != 0;
        is_settled = is_settled && chips->list[i].line.person != NULL;
    }
    return is_several && !is_settled;
}

static const struct chip_line *open_groups(struct chips *chips, struct arena *arena, size_t *ret_n)
{
    struct chip_line *lines = arena_new_array(arena, chips->n + 1, struct chip_line);
    size_t n = 0;

    if (chips->n > 1)
        qsort(chips->list, chips->n, sizeof(chips->list[0]), compare_chips);
    for (size_t first = 0, end; first < chips->n; first = end) {
        end = group_end(chips, first);
        if (!is_open(chips, first, end))
            continue;
        for (size_t i = first; i < end; i++)
            lines[n++] = chips->list[i].line;
    }
    *ret_n = n;
    return lines;
}

int report_loan_chips(struct db *race_db, const char *slug, struct date date, struct arena *arena,
                      const struct chip_line **ret_chips, size_t *ret_n, struct error *err)
{
    struct chips chips = {.n = 0};
    int r = read_chips(race_db, slug, date, arena, &chips, err);

    if (r < 0)
        return r;
    for (size_t i = 0; i < chips.n; i++) {
        chips.list[i].group = chips.list[i].line.transponder;
        chips.list[i].member = text_name_key(chips.list[i].line.driver_name, arena);
    }
    *ret_chips = open_groups(&chips, arena, ret_n);
    return 0;
}

int report_several_chips(struct db *race_db, const char *slug, struct date date,
                         struct arena *arena, const struct chip_line **ret_chips, size_t *ret_n,
                         struct error *err)
{
    struct chips chips = {.n = 0};
    int r = read_chips(race_db, slug, date, arena, &chips, err);

    if (r < 0)
        return r;
    for (size_t i = 0; i < chips.n; i++) {
        chips.list[i].group = text_name_key(chips.list[i].line.driver_name, arena);
        chips.list[i].member = chips.list[i].line.transponder;
    }
    *ret_chips = open_groups(&chips, arena, ret_n);
    return 0;
}

/* ---- one transponder ---- */

static bool is_new_person(const struct json *names, const char *name, struct arena *arena)
{
    const char *key = text_name_key(name, arena);

    if (strcmp(name, PRACTICE_UNKNOWN_DRIVER) == 0)
        return false;
    for (size_t i = 0; i < json_length(names); i++)
        if (strcmp(text_name_key(json_text(json_at(names, i)), arena), key) == 0)
            return false;
    return true;
}

static const char *print_list(const struct json *list, struct arena *arena)
{
    struct buffer text CLEANUP(buffer_deinit) = {0};

    buffer_init(&text, LONGEST_LIST);
    json_write(list, false, &text);
    return arena_text(arena, buffer_text(&text));
}

int report_chip_use(struct db *race_db, const char *source_driver_id, struct arena *arena,
                    struct chip_use *ret_use, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_CHIP_USE);
    struct json *names CLEANUP(json_free_at) = json_new_array();
    struct chip_use use = {.n_names = 0};
    int r;

    query_bind_text(query, ":source_driver_id", source_driver_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        const char *name = query_text(query, 0, arena);

        use.n_names += is_new_person(names, name, arena);
        use.n_sessions += query_int(query, 1);
        json_append_text(names, name);
    }
    if (r < 0)
        return r;
    use.names = print_list(names, arena);
    *ret_use = use;
    return 0;
}
