/*
 * What every use case works with: the two stores, the clock, the site and how it may be asked, the
 * settings, who listens, and whether the user wants to stop. A task is one run of one use case, or
 * one request of a server; the use cases themselves stand one a file in src/task.
 *
 * A use case is handed the arena it allocates in and never keeps it, so that a server may call it
 * for ever. None of them prints, exits, reads the environment, or names an option: what came of it
 * is in the struct it fills, what happens meanwhile goes to the listener.
 */
#ifndef TRACKSIDE_TASK_H
#define TRACKSIDE_TASK_H

#include "trackside/clock.h"
#include "trackside/db.h"
#include "trackside/mirror.h"
#include "trackside/run_note.h"
#include "trackside/settings.h"

#include <signal.h>

struct task {
    const char *data_dir;
    const char *temporary_dir; /* where directories for one run are made */
    const char *site;          /* the template of addresses, see site_check */
    bool offline;              /* no request leaves the machine */
    bool refresh;              /* fresh pages are asked for too */
    const struct settings *settings;
    hint_words *words; /* of the face: what it calls the ways out of a failure */
    struct clock clock;
    const volatile sig_atomic_t *interrupted; /* becomes 1 when the user wants to stop */
    struct run_note run;                      /* listens to the modules below and counts */
    struct db *mirror_db;                     /* NULL until opened */
    struct db *race_db;
};

/*
 * Begin with nothing open. The rest is for the caller to fill; `listener` (may be NULL) is told
 * all that happens.
 */
void task_init(struct task *task, const struct trace *listener);

/* Close what is open. */
void task_deinit(struct task *task);

/* Open both stores. ERROR_NOT_FOUND when nothing is stored yet and they are only to be read. */
int task_open_stores(struct task *task, enum db_access access, struct error *err);

/*
 * Begin the row of this run in the log of runs. Stores opened for reading are written for this
 * once; where they cannot be written the run has no row.
 */
int task_begin_run(struct task *task, enum db_access access, const char *command,
                   const char *arguments, struct error *err);

/*
 * A practice day is begun, after n_done others of n_total (0 and 1 when there is but one): for the
 * log of runs and for the listener.
 */
void task_begin_day(struct task *task, const char *slug, struct date day, int64_t n_done,
                    int64_t n_total);

/* A sentence that whoever listens should see. */
void task_say(struct task *task, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The mirror's options as this task has them; texts of the policy live in the arena. */
struct mirror_options task_mirror_options(struct task *task, struct arena *arena);

/* A mirror by these options; close it with mirror_close, before the task ends. */
int task_open_mirror(struct task *task, struct arena *arena, struct mirror **ret_mirror,
                     struct error *err);

/* The daily budget of a track. */
int task_read_budget(struct task *task, const char *slug, struct mirror_budget *ret_budget,
                     struct error *err);

/* A failure as the face of this task says it. In the arena. */
const char *task_sentence(const struct task *task, const struct error *error, struct arena *arena);

/* A fact that is no failure of this run, and what the face says for a hint that names nothing. */
const char *task_hinted(const struct task *task, const char *fact, enum hint hint,
                        struct arena *arena);

#endif
