/* The days of a run, a batch at a time. */
#include "batch.h"

#include "checkpoint.h"

/* Look at the next day; add it to the stage when it has to be sent. */
static int take_day(struct run *run, struct day *day, bool all, struct stage *stage,
                    struct error *err)
{
    int r = day_read_fingerprint(run->race_db, day, err);

    if (r < 0)
        return r;
    if (!all && checkpoint_covers(run, day)) {
        day->state = DAY_UNCHANGED;
        return 0;
    }
    return stage_add_day(stage, run->race_db, day, run->arena, err);
}

int batch_fill(struct run *run, size_t *from, bool all, struct stage *stage, struct error *err)
{
    int r = db_begin_read(run->race_db, err);

    while (r == 0 && *from < run->n_days && stage_has_room(stage, &run->days[*from])) {
        struct day *day = &run->days[(*from)++];

        if (day->state == DAY_WAITING)
            r = take_day(run, day, all, stage, err);
    }
    db_rollback(run->race_db);
    return r == 0 ? stage_finish(stage, err) : r;
}

int batch_fill_with(struct run *run, struct day *day, struct stage *stage, struct error *err)
{
    int r = db_begin_read(run->race_db, err);

    if (r == 0)
        r = stage_add_day(stage, run->race_db, day, run->arena, err);
    db_rollback(run->race_db);
    return r == 0 ? stage_finish(stage, err) : r;
}

void batch_tell(const struct run *run, const char *detail)
{
    struct trace_event event = {.kind = TRACE_PHASE, .subject = "export", .detail = detail};

    event.total = (int64_t)run->n_days;
    for (size_t i = 0; i < run->n_days; i++)
        event.done += run->days[i].state != DAY_WAITING;
    trace_tell(run->options->trace, &event);
}
