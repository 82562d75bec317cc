/* Rows of race.db as binary COPY. */
#include "stage.h"

#include "race_schema.h"

#include "trackside/cleanup.h"

#include <endian.h>
#include <string.h>

enum {
    MAX_LAPS = 30000, /* of a batch: a few MiB */
    MAX_DAYS = 100,   /* each holds a lock until the batch is committed */
    TABLE_CEILING = 512 * 1024 * 1024,
    MAX_KEY_PARTS = 4,
};

/* A query's columns: the parts of the key, then those of the stage, behind its id. */
static const struct source {
    int query;
    size_t n_key_parts;
    const char *columns; /* t: text, i: whole number */
} sources[EXPORT_N_TABLES] = {
    [EXPORT_TRACKS] = {OUTGOING_TRACKS, 1, "tttt"},
    [EXPORT_EVENTS] = {OUTGOING_EVENTS, 1, "ittttiittttttt"},
    [EXPORT_CLASSES] = {OUTGOING_EVENT_RACE_CLASSES, 2, "it"},
    [EXPORT_DRIVERS] = {OUTGOING_DRIVERS, 1, "ttttt"},
    [EXPORT_RACES] = {OUTGOING_RACES, 2, "iitttttitttttt"},
    [EXPORT_RACE_DRIVERS] = {OUTGOING_RACE_DRIVERS, 3, "iitttt"},
    [EXPORT_RACE_RESULTS] = {OUTGOING_RACE_RESULTS, 3, "iiiiiiit"},
    [EXPORT_LAPS] = {OUTGOING_LAPS, 4, "iiitii"},
};

/* ---- the format ---- */

static void append_int16(struct buffer *out, size_t value)
{
    uint16_t big = htobe16((uint16_t)value);

    buffer_append(out, &big, sizeof(big));
}

static void append_int32(struct buffer *out, size_t value)
{
    uint32_t big = htobe32((uint32_t)value);

    buffer_append(out, &big, sizeof(big));
}

static void append_null(struct buffer *out)
{
    append_int32(out, UINT32_MAX);
}

static void append_text(struct buffer *out, const char *text)
{
    size_t size;

    if (text == NULL) {
        append_null(out);
        return;
    }
    size = strlen(text);
    append_int32(out, size);
    buffer_append(out, text, size);
}

static void append_int(struct buffer *out, int64_t value)
{
    uint64_t big = htobe64((uint64_t)value);

    if (is_absent(value)) {
        append_null(out);
        return;
    }
    append_int32(out, sizeof(big));
    buffer_append(out, &big, sizeof(big));
}

static void append_head(struct buffer *out)
{
    static const char signature[] = "PGCOPY\n\377\r\n"; /* with its NUL */

    buffer_append(out, signature, sizeof(signature));
    append_int32(out, 0); /* flags */
    append_int32(out, 0); /* size of the header's extension */
}

/* ---- rows ---- */

static void append_id(struct buffer *out, enum export_table table, struct query *query,
                      struct arena *arena)
{
    const char *parts[MAX_KEY_PARTS];
    char id[DIGEST_UUID_SIZE];

    for (size_t i = 0; i < sources[table].n_key_parts; i++)
        parts[i] = query_text(query, (int)i, arena);
    append_text(out, export_uuid(table, parts, sources[table].n_key_parts, id));
}

static void append_row(struct buffer *out, enum export_table table, struct query *query,
                       struct arena *arena)
{
    const char *columns = sources[table].columns;
    int column = (int)sources[table].n_key_parts;

    append_int16(out, strlen(columns) + 1);
    append_id(out, table, query, arena);
    for (; *columns != '\0'; columns++, column++) {
        if (*columns == 'i')
            append_int(out, query_int(query, column));
        else
            append_text(out, query_text(query, column, arena));
    }
}

/* Not every query takes every value. */
static void bind(struct query *query, enum export_table table, const struct day *day)
{
    query_bind_int(query, ":event_id", day->event_id);
    if (table == EXPORT_EVENTS || table == EXPORT_RACES)
        query_bind_text(query, ":listed_at", day->listed_at);
    if (table == EXPORT_EVENTS)
        query_bind_text(query, ":fingerprint", day->fingerprint);
    if (table == EXPORT_EVENTS || table == EXPORT_RACES || table == EXPORT_DRIVERS)
        query_bind_text(query, ":times", day_times_name(day->times));
}

static int add_table(struct stage *stage, struct db *race_db, enum export_table table,
                     const struct day *day, struct error *err)
{
    struct query *query = db_query(race_db, sources[table].query);
    struct arena arena CLEANUP(arena_deinit);
    int r;

    arena_init(&arena);
    bind(query, table, day);
    while ((r = query_next(query, err)) == QUERY_ROW)
        append_row(&stage->tables[table], table, query, &arena);
    return r;
}

void stage_init(struct stage *stage)
{
    memset(stage, 0, sizeof(*stage));
    for (int i = 0; i < EXPORT_N_TABLES; i++) {
        buffer_init(&stage->tables[i], TABLE_CEILING);
        append_head(&stage->tables[i]);
    }
}

void stage_deinit(struct stage *stage)
{
    for (int i = 0; i < EXPORT_N_TABLES; i++)
        buffer_deinit(&stage->tables[i]);
}

int stage_add_day(struct stage *stage, struct db *race_db, struct day *day, struct arena *arena,
                  struct error *err)
{
    int r = 0;

    for (int i = 0; r == 0 && i < EXPORT_N_TABLES; i++)
        r = add_table(stage, race_db, (enum export_table)i, day, err);
    if (r < 0)
        return r;
    stage->days = arena_grow(arena, stage->days, stage->n_days, sizeof(struct day *));
    stage->days[stage->n_days++] = day;
    stage->n_laps += day->n_laps;
    return 0;
}

int stage_finish(struct stage *stage, struct error *err)
{
    for (int i = 0; i < EXPORT_N_TABLES; i++) {
        append_int16(&stage->tables[i], UINT16_MAX);
        if (stage->tables[i].full)
            return error_set(err, ERROR_FAILED, "a day has more rows of %s than fit into memory",
                             export_table_name((enum export_table)i));
    }
    return 0;
}

bool stage_has_room(const struct stage *stage, const struct day *day)
{
    return stage->n_days == 0 ||
           (stage->n_days < MAX_DAYS && stage->n_laps + day->n_laps <= MAX_LAPS);
}
