/* Handing over. */
#include "trackside/hand_over.h"

static void note(struct task *task, const struct handover_written *written)
{
    run_note_add(&task->run,
                 &(struct run_counts){.days = written->n_days, .rows = written->n_rows});
}

int hand_over_directory(struct task *task, struct arena *arena, const struct export_days *days,
                        const char *dir, struct handed_over *ret_over, struct error *err)
{
    int r = handover_write_directory(task->race_db, days, dir, arena, &ret_over->written, err);

    if (r < 0)
        return r;
    ret_over->to = dir;
    note(task, &ret_over->written);
    return 0;
}

int hand_over_database(struct task *task, struct arena *arena, const struct export_days *days,
                       const char *path, struct handed_over *ret_over, struct error *err)
{
    int r = handover_write_database(task->race_db, days, path, arena, &ret_over->written, err);

    if (r < 0)
        return r;
    ret_over->to = path;
    note(task, &ret_over->written);
    return 0;
}
