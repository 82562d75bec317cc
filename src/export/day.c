/* Practice days: which there are, and what each of them contains. */
#include "day.h"

#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/zone_names.h"

#include <string.h>

const char *day_times_name(enum export_times times)
{
    return times == EXPORT_TIMES_VENUE ? "venue" : "utc";
}

static const char *date_or_null(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return date_is_absent(date) ? NULL : arena_text(arena, date_format(date, text));
}

static struct day read_day(struct query *query, struct arena *arena)
{
    return (struct day){
        .event_id = query_int(query, 0),
        .source_event_id = query_text(query, 1, arena),
        .slug = query_text(query, 2, arena),
        .date = query_text(query, 3, arena),
        .timezone = query_text(query, 4, arena),
        .listed_at = query_text(query, 5, arena),
        .n_laps = query_int(query, 6),
    };
}

int day_list(struct db *race_db, const struct export_days *wanted, struct arena *arena,
             struct day **ret_days, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, OUTGOING_DAYS);
    struct day *days = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":track", wanted->track);
    query_bind_text(query, ":day", date_or_null(wanted->day, arena));
    query_bind_text(query, ":since", date_or_null(wanted->since, arena));
    query_bind_text(query, ":source_event_id", wanted->source_event_id);
    query_bind_int(query, ":with_races", wanted->with_races);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        days = arena_grow(arena, days, n, sizeof(*days));
        days[n++] = read_day(query, arena);
    }
    if (r < 0)
        return r;
    if (n == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "no stored practice day fits; `trackside status` lists what is stored");
    *ret_days = days;
    *ret_n = n;
    return 0;
}

int day_check_zones(const struct day *days, size_t n, struct error *err)
{
    CLEANUP(arena_deinit) struct arena arena = {0};
    const struct zone *ignored;
    int r = 0;

    arena_init(&arena);
    for (size_t i = 0; r == 0 && i < n; i++)
        if (i == 0 || strcmp(days[i].slug, days[i - 1].slug) != 0)
            r = zone_open_of_track(days[i].slug, days[i].timezone, &arena, &ignored, err);
    return r;
}

int day_read_fingerprint(struct db *race_db, struct day *day, struct error *err)
{
    struct query *query = db_query(race_db, OUTGOING_CONTENT);
    struct arena arena CLEANUP(arena_deinit);
    int r;

    arena_init(&arena);
    query_bind_int(query, ":event_id", day->event_id);
    r = query_next(query, err);
    if (r == QUERY_ROW)
        digest_sha256(bytes_from_text(query_text(query, 0, &arena)), day->fingerprint);
    query_reset(query);
    return r < 0 ? r : 0;
}
