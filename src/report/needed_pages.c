/* Which pages the stored rows were read from. */
#include "trackside/report.h"

#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"

enum {
    KEYS_CEILING = 256 * 1024 * 1024,
};

int report_count_needed_pages(struct db *race_db, const char *const *keys, size_t n,
                              int64_t *ret_needed, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_COUNT_NEEDED_PAGES);
    struct json *array CLEANUP(json_free_at) = json_new_array();
    struct buffer text CLEANUP(buffer_deinit);
    int r;

    for (size_t i = 0; i < n; i++)
        json_append_text(array, keys[i]);
    buffer_init(&text, KEYS_CEILING);
    json_write(array, false, &text);
    query_bind_text(query, ":keys", buffer_text(&text));
    r = query_next(query, err);
    if (r == QUERY_ROW)
        *ret_needed = query_int(query, 0);
    query_reset(query);
    return r < 0 ? r : 0;
}
