/* From columns to a page. */
#include "page_row.h"

#include "page_text.h"

struct stored_page page_row_read(struct query *query, struct arena *arena)
{
    const char *kind_name = query_text(query, 1, arena);

    return (struct stored_page){
        .cache_key = query_text(query, 0, arena),
        .kind = page_kind_of_text(kind_name),
        .kind_name = kind_name,
        .track_slug = query_text(query, 2, arena),
        .date = page_date_of_text(query_text(query, 3, arena)),
        .url = query_text(query, 4, arena),
        .sha256 = query_text(query, 5, arena),
        .body_size = query_int(query, 6),
        .http_status = query_int(query, 7),
        .content_type = query_text(query, 8, arena),
        .etag = query_text(query, 9, arena),
        .last_modified = query_text(query, 10, arena),
        .fetched_at = query_utc(query, 11),
        .validated_at = query_utc(query, 12),
        .ttl_s = query_int(query, 13),
        .expires_at = query_utc(query, 14),
        .settled = query_int(query, 15) == 1,
        .source = query_text(query, 16, arena),
        .listed_as = query_text(query, 17, arena),
        .attempts = query_int(query, 18),
        .last_error = query_text(query, 19, arena),
        .failed_status = query_int(query, 20),
        .next_try_at = query_utc(query, 21),
    };
}
