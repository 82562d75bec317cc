/* What was sent before: asked of the target, and copied to this laptop. */
#include "checkpoint.h"

#include "postgres_schema.h"

#include "trackside/cleanup.h"
#include "trackside/export_store.h"
#include "trackside/json.h"

#include <string.h>

enum {
    LIST_CEILING = 64 * 1024 * 1024,
};

static const char *names_as_json(struct day *const *days, size_t n, struct arena *arena)
{
    struct buffer text CLEANUP(buffer_deinit);
    struct json *names = json_new_array();

    for (size_t i = 0; i < n; i++)
        json_append_text(names, days[i]->source_event_id);
    buffer_init(&text, LIST_CEILING);
    json_write(names, false, &text);
    json_free(names);
    return arena_text(arena, buffer_text(&text));
}

static struct day *find_day(struct day *const *days, size_t n, const char *source_event_id)
{
    size_t low = 0, high = n;

    while (low < high) { /* days are sorted */
        size_t middle = (low + high) / 2;
        int order = strcmp(days[middle]->source_event_id, source_event_id);

        if (order == 0)
            return days[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static const char *or_null(const char *text)
{
    return text != NULL && text[0] != '\0' ? text : NULL;
}

int checkpoint_read(struct run *run, struct day *const *days, size_t n, struct error *err)
{
    const char *names = names_as_json(days, n, run->arena);
    struct postgres_rows rows;
    int r = target_ask(&run->target, TARGET_CHECKPOINTS, &names, 1, &rows, err);

    for (size_t i = 0; r == 0 && i < rows.n_rows; i++) {
        struct day *day = find_day(days, n, postgres_cell(&rows, i, 0));

        if (day == NULL)
            continue;
        day->is_there = true;
        day->sent_fingerprint = or_null(postgres_cell(&rows, i, 1));
        day->sent_listed_at = or_null(postgres_cell(&rows, i, 2));
        day->sent_times = or_null(postgres_cell(&rows, i, 3));
    }
    return r;
}

/* Was this content sent by this laptop before? */
static bool was_sent(const struct run *run, const struct day *day)
{
    struct export_checkpoint sent = {.target = run->target_name,
                                     .source_event_id = day->source_event_id};

    return run->local != NULL && export_store_find(run->local, &sent, run->arena, NULL) == 0 &&
           strcmp(sent.fingerprint, day->fingerprint) == 0 &&
           strcmp(sent.times, day_times_name(day->times)) == 0;
}

/* The target has no place for checkpoints, or one from a fresher page than ours stands there. */
static bool must_ask_local(const struct day *day)
{
    return day->sent_listed_at == NULL || strcmp(day->sent_listed_at, day->listed_at) > 0;
}

bool checkpoint_covers(const struct run *run, const struct day *day)
{
    if (!day->is_there)
        return false;
    if (day->sent_fingerprint != NULL && strcmp(day->sent_fingerprint, day->fingerprint) == 0 &&
        (day->sent_times == NULL || strcmp(day->sent_times, day_times_name(day->times)) == 0))
        return true;
    return must_ask_local(day) && was_sent(run, day);
}

int checkpoint_mirror(struct run *run, struct day *const *days, size_t n, struct error *err)
{
    int r = run->local != NULL ? db_begin(run->local, err) : 0;

    if (run->local == NULL)
        return 0;
    for (size_t i = 0; r == 0 && i < n; i++) {
        struct export_checkpoint sent = {run->target_name, days[i]->source_event_id,
                                         days[i]->fingerprint, day_times_name(days[i]->times)};

        if (days[i]->state == DAY_SENT)
            r = export_store_put(run->local, &sent, clock_utc(run->options->clock), err);
    }
    if (r == 0)
        return db_commit(run->local, err);
    db_rollback(run->local);
    return r;
}
