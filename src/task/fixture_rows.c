/* Canonical rows: keys, text, comparison. */
#include "trackside/fixture_rows.h"

#include "trackside/event_id.h"
#include "trackside/liverc.h"

#include <stdlib.h>
#include <string.h>

enum {
    FORMAT = 1,
    MAX_KEYS = 3,
    MAX_LEAF_SIZE = 1 << 20,
};

/* ---- keys ---- */

/* The natural key of each table, and whose the page is: its session's, its day's, or nobody's. */
static const struct {
    const char *table;
    const char *keys[MAX_KEYS];
    const char *session; /* the member that names it */
    const char *event;
} tables[] = {
    {"pages", {"page"}, NULL, NULL},
    {"tracks", {"source_track_slug"}, NULL, NULL},
    {"events", {"source_event_id"}, NULL, "source_event_id"},
    {"event_race_classes", {"event", "class_name"}, NULL, "event"},
    {"drivers", {"source_driver_id"}, NULL, NULL},
    {"races", {"source_race_id"}, "source_race_id", NULL},
    {"race_drivers", {"session", "source_driver_id"}, "session", NULL},
    {"race_results", {"session", "driver"}, "session", NULL},
    {"laps", {"session", "driver", "lap_number"}, "session", NULL},
};

enum {
    N_TABLES = sizeof(tables) / sizeof(tables[0]),
};

/* N_TABLES for one that is not known. */
static size_t find_table(const struct json *json)
{
    const char *name = json_get_text(json, "table");
    size_t i = 0;

    while (i < N_TABLES && (name == NULL || strcmp(tables[i].table, name) != 0))
        i++;
    return i;
}

static const char *json_on_one_line(const struct json *json, struct arena *arena)
{
    struct buffer text;
    const char *copy;

    buffer_init(&text, MAX_LEAF_SIZE);
    json_write(json, false, &text);
    copy = arena_text(arena, buffer_text(&text));
    buffer_deinit(&text);
    return copy;
}

static const char *member_text(const struct json *json, const char *key, struct arena *arena)
{
    const char *text = json_get_text(json, key);

    return text != NULL ? text : json_on_one_line(json_get(json, key), arena);
}

/* A row of a table that is not known is its own key. */
static const char *key_of(const struct json *json, size_t table, struct arena *arena)
{
    const char *key;

    if (table == N_TABLES)
        return json_on_one_line(json, arena);
    key = tables[table].table;
    for (size_t i = 0; i < MAX_KEYS && tables[table].keys[i] != NULL; i++)
        key = arena_format(arena, "%s %s", key, member_text(json, tables[table].keys[i], arena));
    return key;
}

/* "wattlecreek-practice-2025-10-25" is the event of practice:day:wattlecreek:2025-10-25. */
static const char *day_key(const char *event, struct arena *arena)
{
    struct page_id day = {.kind = PAGE_DAY};

    if (!event_id_read_day(event, arena, &day.track_slug, &day.date))
        return NULL;
    return page_cache_key(&day, arena);
}

static const char *page_of(const struct json *json, size_t table, struct arena *arena)
{
    const char *page = arena_text(arena, json_get_text(json, "page"));

    if (table == N_TABLES || page != NULL)
        return page;
    if (tables[table].session != NULL)
        return arena_format(arena, "practice:session:%s",
                            member_text(json, tables[table].session, arena));
    if (tables[table].event != NULL)
        return day_key(member_text(json, tables[table].event, arena), arena);
    return NULL;
}

/* ---- lists ---- */

static int compare_rows(const void *a, const void *b)
{
    return strcmp(((const struct fixture_row *)a)->key, ((const struct fixture_row *)b)->key);
}

static struct fixture_row *sorted_copy(const struct fixture_rows *rows, struct arena *arena)
{
    struct fixture_row *sorted = arena_new_array(arena, rows->n, struct fixture_row);

    if (rows->n > 0) {
        memcpy(sorted, rows->rows, rows->n * sizeof(sorted[0]));
        qsort(sorted, rows->n, sizeof(sorted[0]), compare_rows);
    }
    return sorted;
}

static const struct fixture_row *find_row(const struct fixture_row *sorted, size_t n,
                                          const char *key)
{
    const struct fixture_row wanted = {.key = key};

    return n > 0 ? bsearch(&wanted, sorted, n, sizeof(sorted[0]), compare_rows) : NULL;
}

static void add_all(const struct json *tree, struct arena *arena, struct fixture_rows *rows)
{
    for (const struct json *json = json_at(json_get(tree, "rows"), 0); json != NULL;
         json = json_next(json)) {
        size_t table = find_table(json);

        rows->rows = arena_grow(arena, rows->rows, rows->n, sizeof(rows->rows[0]));
        rows->rows[rows->n++] =
            (struct fixture_row){key_of(json, table, arena), page_of(json, table, arena), json};
    }
}

/* Days share tracks and drivers. Of rows with one key, one stands for all in the sorted list. */
static void keep_each_once(struct fixture_rows *rows, struct arena *arena)
{
    struct fixture_row *sorted = sorted_copy(rows, arena);
    size_t n = rows->n;

    rows->n = 0;
    for (size_t i = 0; i < n; i++) {
        struct fixture_row *one = bsearch(&rows->rows[i], sorted, n, sizeof(*one), compare_rows);

        if (one->json == NULL)
            continue;
        rows->rows[rows->n++] = rows->rows[i];
        one->json = NULL; /* taken */
    }
}

void fixture_rows_adopt(struct json *tree, struct arena *arena, struct fixture_rows *ret_rows)
{
    struct fixture_rows rows = {.tree = tree};

    add_all(tree, arena, &rows);
    keep_each_once(&rows, arena);
    *ret_rows = rows;
}

void fixture_rows_free(struct fixture_rows *rows)
{
    json_free(rows->tree);
}

/* ---- text ---- */

void fixture_rows_write(const struct fixture_rows *rows, struct buffer *out)
{
    buffer_printf(out, "{\"format\": %d, \"rows\": [", FORMAT);
    for (size_t i = 0; i < rows->n; i++) {
        buffer_append_text(out, i > 0 ? ",\n" : "\n");
        json_write(rows->rows[i].json, false, out);
    }
    buffer_append_text(out, "\n]}\n");
}

int fixture_rows_read(struct bytes text, const char *name, struct arena *arena,
                      struct fixture_rows *ret_rows, struct error *err)
{
    struct json *tree = NULL;
    struct error why;
    int64_t format;

    if (json_read(text, &tree, NULL, &why) < 0)
        return error_set(err, ERROR_CHECK, "%s is not JSON: %s", name, why.message);
    format = json_get_int(tree, "format");
    if (format == FORMAT && json_is_array(json_get(tree, "rows"))) {
        fixture_rows_adopt(tree, arena, ret_rows);
        return 0;
    }
    json_free(tree);
    if (format > FORMAT)
        return error_set(err, ERROR_TOO_NEW,
                         "%s has format %lld, this program reads up to %d; update trackside", name,
                         (long long)format, FORMAT);
    return error_set_hint(err, ERROR_CHECK, HINT_WRITE_ROWS, "%s does not hold expected rows",
                          name);
}

/* ---- comparison ---- */

/* The leaves of a row. */
struct leaves {
    struct arena *arena;
    struct leaf {
        const char *path;
        const char *text;
    } * list;
    size_t n;
};

static void add_leaf(void *context, const char *path, const char *text)
{
    struct leaves *leaves = context;

    leaves->list = arena_grow(leaves->arena, leaves->list, leaves->n, sizeof(leaves->list[0]));
    leaves->list[leaves->n++] = (struct leaf){path, text};
}

static struct leaves leaves_of(const struct json *json, struct arena *arena)
{
    struct leaves leaves = {.arena = arena};

    json_walk(json, arena, add_leaf, &leaves);
    return leaves;
}

/* Most often it stands where it stands in the other row. */
static const struct leaf *find_leaf(const struct leaves *leaves, const char *path, size_t place)
{
    if (place < leaves->n && strcmp(leaves->list[place].path, path) == 0)
        return &leaves->list[place];
    for (size_t i = 0; i < leaves->n; i++)
        if (strcmp(leaves->list[i].path, path) == 0)
            return &leaves->list[i];
    return NULL;
}

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void tell(struct fixture_problems *problems, const struct fixture_row *row,
                 const char *column, const char *expected, const char *found)
{
    const struct fixture_problem problem = {.kind = "difference",
                                            .page = row->page,
                                            .row = row->key,
                                            .column = arena_text(problems->arena, column),
                                            .expected = arena_text(problems->arena, expected),
                                            .found = arena_text(problems->arena, found)};

    fixture_problem_add(problems, &problem);
}

static void compare_row(const struct fixture_row *expected, const struct fixture_row *found,
                        struct fixture_problems *problems)
{
    struct leaves old = leaves_of(expected->json, problems->arena);
    struct leaves new = leaves_of(found->json, problems->arena);

    for (size_t i = 0; i < new.n; i++) {
        const struct leaf *leaf = &new.list[i], *other = find_leaf(&old, leaf->path, i);
        const char *text = other != NULL ? other->text : NULL; /* not there is as good as null */

        if (!is_same_text(text, leaf->text))
            tell(problems, found, leaf->path, text, leaf->text);
    }
    for (size_t i = 0; i < old.n; i++)
        if (old.list[i].text != NULL && find_leaf(&new, old.list[i].path, i) == NULL)
            tell(problems, found, old.list[i].path, old.list[i].text, NULL);
}

/* Rows as a whole are told on one line. */
void fixture_rows_compare(const struct fixture_rows *expected, const struct fixture_rows *found,
                          struct fixture_problems *problems)
{
    struct arena *arena = problems->arena;
    const struct fixture_row *old = sorted_copy(expected, arena);
    const struct fixture_row *new = sorted_copy(found, arena);

    for (size_t i = 0; i < found->n; i++) {
        const struct fixture_row *row = &found->rows[i];
        const struct fixture_row *other = find_row(old, expected->n, row->key);

        if (other != NULL)
            compare_row(other, row, problems);
        else
            tell(problems, row, NULL, NULL, json_on_one_line(row->json, arena));
    }
    for (size_t i = 0; i < expected->n; i++) {
        const struct fixture_row *row = &expected->rows[i];

        if (find_row(new, found->n, row->key) == NULL)
            tell(problems, row, NULL, json_on_one_line(row->json, arena), NULL);
    }
}
