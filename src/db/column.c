/* The columns of the row a query stands on. */
#include "connection.h"

#include "trackside/calendar.h"
#include "trackside/heap.h"

#include <stdio.h>
#include <string.h>

bool query_is_null(struct query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

static struct bytes borrow_text(struct query *query, int column)
{
    const unsigned char *text = sqlite3_column_text(query->statement, column);

    if (text == NULL && !query_is_null(query, column))
        heap_exhausted();
    return (struct bytes){(const char *)text,
                          (size_t)sqlite3_column_bytes(query->statement, column)};
}

const char *query_text(struct query *query, int column, struct arena *arena)
{
    if (query_is_null(query, column))
        return NULL;
    return arena_text_of(arena, borrow_text(query, column));
}

int64_t query_int(struct query *query, int column)
{
    return query_is_null(query, column) ? ABSENT : sqlite3_column_int64(query->statement, column);
}

struct bytes query_bytes(struct query *query, int column, struct arena *arena)
{
    const void *data = sqlite3_column_blob(query->statement, column);
    size_t size = (size_t)sqlite3_column_bytes(query->statement, column);
    char *copy;

    if (size == 0 && sqlite3_errcode(sqlite3_db_handle(query->statement)) == SQLITE_NOMEM)
        heap_exhausted();
    if (size == 0)
        return (struct bytes){0};
    copy = arena_alloc(arena, size);
    memcpy(copy, data, size);
    return (struct bytes){copy, size};
}

int64_t query_utc(struct query *query, int column)
{
    int64_t utc = ABSENT;

    utc_read(borrow_text(query, column), &utc);
    return utc;
}

/* "2025-10-25T06:00:00.123Z": the seconds end in front of the point. */
int64_t query_utc_ms(struct query *query, int column)
{
    struct bytes text = borrow_text(query, column);
    char whole[CALENDAR_TEXT_SIZE];
    int64_t utc, ms;
    size_t point;

    if (!bytes_find(text, BYTES("."), &point) || text.size != point + sizeof(".123Z") - 1)
        return ABSENT;
    snprintf(whole, sizeof(whole), "%.*sZ", (int)point, text.data);
    if (!utc_read(bytes_from_text(whole), &utc) ||
        !number_read_int(bytes_first(bytes_skip(text, point + 1), 3), &ms))
        return ABSENT;
    return utc * 1000 + ms;
}
