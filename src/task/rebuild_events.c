/* Rebuilding, and keeping what it tells. */
#include "trackside/rebuild_events.h"

struct keeping {
    struct task *task;
    struct arena *arena;
    struct rebuilt_events *rebuilt;
};

const char *rebuild_events_status_name(enum rebuilt_status status)
{
    static const char *const names[] = {
        [REBUILT_UNCHANGED] = "unchanged",
        [REBUILT_CHANGED] = "changed",
        [REBUILT_NEW] = "new",
        [REBUILT_LEFT] = "left",
    };

    return names[status];
}

/* What it is told lives until it returns. */
static void keep_texts(struct rebuilt_event *event, struct arena *arena)
{
    event->source_event_id = arena_text(arena, event->source_event_id);
    event->slug = arena_text(arena, event->slug);
    event->lacks = arena_text(arena, event->lacks);
    for (size_t i = 0; i < event->n_sample; i++) {
        struct rebuilt_value *value = &event->sample[i];

        value->table = arena_text(arena, value->table);
        value->row_key = arena_text(arena, value->row_key);
        value->column = arena_text(arena, value->column);
        value->was = arena_text(arena, value->was);
        value->is_now = arena_text(arena, value->is_now);
    }
}

static int keep_event(void *listener, const struct rebuilt_event *done, struct error *err)
{
    const struct keeping *keeping = listener;
    struct rebuilt_events *rebuilt = keeping->rebuilt;
    struct run_counts counts = {.days = 1,
                                .days_failed = done->status == REBUILT_LEFT,
                                .rows = done->n_added + done->n_gone + done->n_changed};
    struct rebuilt_event *event;

    (void)err;
    rebuilt->events = arena_grow(keeping->arena, rebuilt->events, rebuilt->n, sizeof(*event));
    event = &rebuilt->events[rebuilt->n];
    *event = *done;
    keep_texts(event, keeping->arena);
    task_begin_day(keeping->task, event->slug, event->date, (int64_t)rebuilt->n, 0);
    run_note_add(&keeping->task->run, &counts);
    rebuilt->n++;
    rebuilt->n_left += done->status == REBUILT_LEFT;
    return 0;
}

int rebuild_events(struct task *task, struct arena *arena, const char *slug,
                   const char *source_event_id, struct rebuilt_events *ret_rebuilt,
                   struct error *err)
{
    struct keeping keeping = {.task = task, .arena = arena, .rebuilt = ret_rebuilt};
    struct rebuild rebuild = {.mirror_db = task->mirror_db,
                              .race_db = task->race_db,
                              .slug = slug,
                              .source_event_id = source_event_id,
                              .now = clock_utc(&task->clock),
                              .interrupted = task->interrupted,
                              .event_done = keep_event,
                              .listener = &keeping};
    int r;

    *ret_rebuilt = (struct rebuilt_events){.n = 0};
    r = ingest_rebuild(&rebuild, err);
    if (r == 0 && ret_rebuilt->n == 0)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_LIST_PUT_AWAY,
                              "nothing to rebuild: no such day was ever ingested here, or it was "
                              "put away");
    return r;
}
