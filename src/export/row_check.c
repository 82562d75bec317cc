/* Lines from outside. */
#include "row_check.h"

#include "race_schema.h"

#include "trackside/calendar.h"
#include "trackside/digest.h"
#include "trackside/name.h"

#include <inttypes.h>
#include <string.h>

/* ---- what a table stores ---- */

struct row_column {
    const char *name;
    const char *type; /* "TEXT", "INTEGER", "REAL" */
};

struct row_columns {
    const char *table;
    struct row_column *columns;
    size_t n;
    struct row_columns *next;
};

static int read_columns(struct row_check *check, const char *table, struct error *err)
{
    struct row_columns *columns = arena_new(check->arena, struct row_columns);
    struct query *query = db_query(check->race_db, HANDOVER_COLUMNS);
    int r;

    columns->table = table;
    query_bind_text(query, ":table", table);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        columns->columns =
            arena_grow(check->arena, columns->columns, columns->n, sizeof(*columns->columns));
        columns->columns[columns->n++] = (struct row_column){query_text(query, 0, check->arena),
                                                             query_text(query, 1, check->arena)};
    }
    if (r < 0)
        return r;
    columns->next = check->tables;
    check->tables = columns;
    return 0;
}

static const struct row_columns *find_columns(const struct row_check *check, const char *table)
{
    const struct row_columns *columns = check->tables;

    while (columns != NULL && strcmp(columns->table, table) != 0)
        columns = columns->next;
    return columns;
}

static bool ends_with(const char *name, const char *ending)
{
    return bytes_ends_with(bytes_from_text(name), bytes_from_text(ending));
}

/* The row numbers of this store are no part of a line. */
static bool is_row_number(const struct row_column *column)
{
    return strcmp(column->type, "INTEGER") == 0 &&
           (strcmp(column->name, "id") == 0 || ends_with(column->name, "_id"));
}

/* The natural keys of the rows that a row hangs on: "event", "session" ... */
static const char *const keys[] = {
    "driver",      "event",         "event_race_class", "multi_main", "overall_ranking",
    "qual_points", "round_ranking", "session",          "track",
};

/* The type of a member; NULL for one that no row has. */
static const char *type_of(const struct row_columns *columns, const char *name)
{
    for (size_t i = 0; i < columns->n; i++)
        if (strcmp(columns->columns[i].name, name) == 0 && !is_row_number(&columns->columns[i]))
            return columns->columns[i].type;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (strcmp(keys[i], name) == 0)
            return "TEXT";
    return NULL;
}

/* ---- numbers ---- */

enum {
    DAY_MS = 24 * 3600 * 1000,
};

/* The first that fits; a star stands for any beginning. */
static const struct {
    const char *name;
    int64_t least, most;
} ranges[] = {
    {"lap_time_ms", 1, DAY_MS},        {"lap_number", 1, 1000000},
    {"fast_lap_ms", 0, DAY_MS},        {"avg_lap_ms", 0, DAY_MS},
    {"*_ms", 0, (int64_t)31 * DAY_MS}, {"consistency_thousandths", -1000000000, 100000},
    {"points", -1000000, 1000000000},  {"*", 0, INT32_MAX},
};

static bool fits_name(const char *pattern, const char *name)
{
    return pattern[0] == '*' ? ends_with(name, pattern + 1) : strcmp(pattern, name) == 0;
}

static int check_whole(const char *name, const struct json *value, struct error *err)
{
    int64_t number = json_int(value);
    size_t i = 0;

    if (is_absent(number))
        return error_set(err, ERROR_CHECK, "%s is no whole number", name);
    while (!fits_name(ranges[i].name, name))
        i++;
    if (number < ranges[i].least || number > ranges[i].most)
        return error_set(err, ERROR_CHECK, "%s is %" PRId64 ", and is from %" PRId64 " to %" PRId64,
                         name, number, ranges[i].least, ranges[i].most);
    return 0;
}

/* ---- texts ---- */

/* Moments at which something was done, all of them in the past. */
static bool is_of_past(const char *name)
{
    static const char *const names[] = {
        "created_at", "fetched_at", "last_ingested_at",        "last_seen_at",
        "removed_at", "updated_at", "vehicle_type_reviewed_at"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static int check_past(const struct row_check *check, const char *name, const char *text,
                      struct error *err)
{
    enum {
        DAY_S = 24 * 3600, /* clocks differ */
    };
    int64_t moment;

    if (!utc_read(bytes_from_text(text), &moment))
        return error_set(err, ERROR_CHECK, "%s is no moment in UTC", name);
    if (moment > check->now + DAY_S)
        return error_set(err, ERROR_CHECK,
                         "%s is %s, which is still to come; set the clock of whoever exported it, "
                         "and export it again",
                         name, text);
    return 0;
}

static bool is_json_text(const char *name)
{
    static const char *const names[] = {"classes",        "event_panel",   "metadata",
                                        "practice_panel", "race_metadata", "self_check"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return ends_with(name, "json");
}

static int check_json(const char *name, const char *text, struct error *err)
{
    struct json *json = NULL;

    if (json_read(bytes_from_text(text), &json, NULL, NULL) < 0)
        return error_set(err, ERROR_CHECK, "%s is no JSON", name);
    json_free(json);
    return 0;
}

/* What names the row, or one that it hangs on. */
static int check_name(const struct row_check *check, const char *name, const char *text,
                      struct error *err)
{
    static const char reason[] = "is not what the manifest says the file is about";
    struct bytes value = bytes_from_text(text);

    if (strcmp(name, "source") == 0 && strcmp(text, "liverc") != 0)
        return error_set(err, ERROR_CHECK, "source is not liverc");
    if ((strcmp(name, "track") == 0 || strcmp(name, "source_track_slug") == 0) &&
        strcmp(text, check->track_slug) != 0)
        return error_set(err, ERROR_CHECK, "%s %s", name, reason);
    if ((strcmp(name, "event") == 0 || strcmp(name, "source_event_id") == 0) &&
        strcmp(text, check->source_event_id) != 0)
        return error_set(err, ERROR_CHECK, "%s %s", name, reason);
    if ((strcmp(name, "session") == 0 || strcmp(name, "source_race_id") == 0) && !name_is_id(value))
        return error_set(err, ERROR_CHECK, "%s is no number of a session", name);
    if (strcmp(name, "sha256") == 0 && !digest_is_sha256(text))
        return error_set(err, ERROR_CHECK, "sha256 is no digest");
    return 0;
}

static int check_text(const struct row_check *check, const char *name, const struct json *value,
                      struct error *err)
{
    const char *text = json_text(value);
    int r;

    if (text == NULL)
        return error_set(err, ERROR_CHECK, "%s is no text", name);
    r = check_name(check, name, text, err);
    if (r == 0 && is_of_past(name))
        r = check_past(check, name, text, err);
    if (r == 0 && is_json_text(name))
        r = check_json(name, text, err);
    return r;
}

/* ---- the whole line ---- */

static int check_member(const struct row_check *check, const struct row_columns *columns,
                        const char *name, const struct json *value, struct error *err)
{
    const char *type = type_of(columns, name);

    if (type == NULL)
        return error_set(err, ERROR_CHECK,
                         "it has a key that no row of %s has; if a later version wrote it, update "
                         "trackside",
                         columns->table);
    if (json_is_null(value))
        return 0;
    if (strcmp(type, "TEXT") == 0)
        return check_text(check, name, value, err);
    if (strcmp(type, "INTEGER") == 0)
        return check_whole(name, value, err);
    return json_is_number(value) ? 0 : error_set(err, ERROR_CHECK, "%s is no number", name);
}

/* Two readers of one line may each take another of two members of one name. */
static bool is_named_before(const struct json *row, size_t i)
{
    return json_get(row, json_key_at(row, i)) != json_member_at(row, i);
}

int row_check(struct row_check *check, const char *table, const struct json *row, struct error *err)
{
    const struct row_columns *columns;
    const char *name;
    int r = 0;

    if (find_columns(check, table) == NULL)
        r = read_columns(check, table, err);
    columns = find_columns(check, table);
    for (size_t i = 0; r == 0 && (name = json_key_at(row, i)) != NULL; i++) {
        if (is_named_before(row, i))
            r = error_set(err, ERROR_CHECK, "it has two keys of one name");
        else if (strcmp(name, "table") != 0)
            r = check_member(check, columns, name, json_member_at(row, i), err);
    }
    return r;
}
