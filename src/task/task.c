/* A task: its stores, its row in the log of runs, and who listens to it. */
#include "trackside/task.h"

#include "trackside/mirror_store.h"
#include "trackside/race_store.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    LONGEST_SENTENCE = 1024,
};

void task_init(struct task *task, const struct trace *listener)
{
    memset(task, 0, sizeof(*task));
    run_note_init(&task->run, &task->clock, listener);
}

void task_deinit(struct task *task)
{
    db_close(task->race_db);
    db_close(task->mirror_db);
    task->race_db = NULL;
    task->mirror_db = NULL;
}

int task_open_stores(struct task *task, enum db_access access, struct error *err)
{
    int r = mirror_store_open(task->data_dir, access, &task->mirror_db, err);

    return r < 0 ? r : race_store_open(task->data_dir, access, &task->race_db, err);
}

int task_begin_run(struct task *task, enum db_access access, const char *command,
                   const char *arguments, struct error *err)
{
    struct db *writable = NULL;
    struct error read_only;

    if (access == DB_READ) {
        if (mirror_store_open(task->data_dir, DB_WRITE, &writable, &read_only) < 0)
            return 0;
        db_close(task->mirror_db);
        task->mirror_db = writable;
    }
    return run_note_begin(&task->run, task->mirror_db, command, arguments, err);
}

void task_begin_day(struct task *task, const char *slug, struct date day, int64_t n_done,
                    int64_t n_total)
{
    char date[CALENDAR_TEXT_SIZE];
    struct trace_event event = {.kind = TRACE_DAY,
                                .subject = slug,
                                .detail = date_format(day, date),
                                .done = n_done,
                                .total = n_total};

    run_note_day(&task->run, slug, day, n_done, n_total);
    trace_tell(task->run.next, &event);
}

void task_say(struct task *task, const char *format, ...)
{
    char sentence[LONGEST_SENTENCE];
    struct trace_event event = {.kind = TRACE_NOTE, .subject = "", .detail = sentence};
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(sentence, sizeof(sentence), format, arguments);
    va_end(arguments);
    trace_tell(task->run.next, &event);
}

struct mirror_options task_mirror_options(struct task *task, struct arena *arena)
{
    struct mirror_options options = {
        .site = task->site,
        .offline = task->offline,
        .refresh = task->refresh,
        .clock = &task->clock,
        .trace = run_note_trace(&task->run),
        .interrupted = task->interrupted,
    };

    settings_policy(task->settings, arena, &options.policy);
    return options;
}

int task_open_mirror(struct task *task, struct arena *arena, struct mirror **ret_mirror,
                     struct error *err)
{
    struct mirror_options options = task_mirror_options(task, arena);

    return mirror_open(task->mirror_db, &options, ret_mirror, err);
}

int task_read_budget(struct task *task, const char *slug, struct mirror_budget *ret_budget,
                     struct error *err)
{
    return mirror_budget(task->mirror_db, task->settings->values[FETCH_DISCOVERY_PER_DAY].number,
                         &task->clock, slug, ret_budget, err);
}

const char *task_sentence(const struct task *task, const struct error *error, struct arena *arena)
{
    return error_sentence(error, task->words, arena);
}

const char *task_hinted(const struct task *task, const char *fact, enum hint hint,
                        struct arena *arena)
{
    return task->words == NULL ? fact : arena_format(arena, "%s%s", fact, task->words(hint));
}
