/* Words for days. */
#include "trackside/day_word.h"

#include "trackside/cleanup.h"
#include "trackside/mirror_store.h"
#include "trackside/pace_report.h"
#include "trackside/race_store.h"
#include "trackside/track_store.h"

#include <string.h>

enum {
    MOST_DAYS_BACK = 18250,
};

/* "-3" */
static bool read_days_back(const char *text, int64_t *ret_days)
{
    struct bytes bytes = bytes_from_text(text);
    int64_t days;

    if (bytes.size < 2 || text[0] != '-' || !bytes_is_digit(text[1]) ||
        !number_read_int(bytes, &days) || days < -MOST_DAYS_BACK)
        return false;
    *ret_days = -days;
    return true;
}

bool day_word_is(const char *text)
{
    int64_t days;

    return strcmp(text, "today") == 0 || strcmp(text, "yesterday") == 0 ||
           strcmp(text, "latest") == 0 || read_days_back(text, &days);
}

static int find_latest(struct task *task, const char *slug, struct date *ret_date,
                       struct error *err)
{
    struct db *own CLEANUP(db_close_at) = NULL;
    int r = 0;

    if (task->race_db == NULL)
        r = race_store_open(task->data_dir, DB_READ, &own, err);
    if (r == ERROR_NOT_FOUND)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_INGEST_A_DAY,
                              "no practice day is stored yet");
    if (r == 0)
        r = report_latest_day(own != NULL ? own : task->race_db, slug, ret_date, err);
    return r;
}

/* Today by the track's clock. Where nothing is stored yet no zone is known either. */
static int find_today(struct task *task, const char *slug, struct date *ret_date, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct db *own CLEANUP(db_close_at) = NULL;
    const struct zone *zone = NULL;
    int64_t now = clock_utc(&task->clock);
    int r = 0;

    arena_init(&arena);
    if (task->mirror_db == NULL)
        r = mirror_store_open(task->data_dir, DB_READ, &own, err);
    if (r == 0 && slug != NULL)
        r = track_store_open_zone(own != NULL ? own : task->mirror_db, slug, &arena, &zone, err);
    if (r < 0 && r != ERROR_NOT_FOUND)
        return r;
    *ret_date = zone != NULL ? zone_from_utc(zone, now).date : local_time_from_seconds(now).date;
    return 0;
}

int day_word_read(struct task *task, const char *slug, const char *text, struct date *ret_date,
                  struct error *err)
{
    int64_t days_back = 0;
    struct date today;
    int r;

    if (date_read(bytes_from_text(text), ret_date))
        return 0;
    if (!day_word_is(text))
        return DAY_WORD_NONE;
    if (strcmp(text, "latest") == 0)
        return find_latest(task, slug, ret_date, err);
    if (strcmp(text, "yesterday") == 0)
        days_back = 1;
    else
        read_days_back(text, &days_back);
    r = find_today(task, slug, &today, err);
    if (r == 0)
        *ret_date = date_add_days(today, -(int)days_back);
    return r;
}
