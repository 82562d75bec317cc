/*
 * What every command works with: where the data is, the site, the settings, the clock, how to
 * print, and the two stores once they are open.
 */
#ifndef TRACKSIDE_CONTEXT_H
#define TRACKSIDE_CONTEXT_H

#include "output.h"
#include "run_note.h"
#include "settings.h"
#include "talk.h"

#include "trackside/clock.h"
#include "trackside/db.h"

#include <signal.h>

struct invocation;

struct context {
    struct arena arena; /* lives as long as the command */
    struct clock clock;
    struct settings settings;
    const char *data_dir;
    const char *data_origin; /* where the value came from, as in settings */
    const char *site;
    const char *site_origin;
    bool offline;
    const char *offline_origin;
    bool refresh;
    struct output output;
    struct talk talk;
    const struct invocation *invocation; /* what was typed */
    struct run_note run;                 /* begun when the stores are opened, if it is logged */
    struct db *mirror_db;                /* NULL until opened */
    struct db *race_db;
};

/* Set by the first SIGINT. */
extern volatile sig_atomic_t context_interrupted;

/* Fill from environment, files and options. context_close takes back what was filled, also after an
 * error. */
int context_open(struct context *context, const struct invocation *invocation, struct error *err);
void context_close(struct context *context);

/* Open both stores. DB_READ when nothing is stored yet: ERROR_NOT_FOUND with the way to begin. */
int context_open_stores(struct context *context, enum db_access access, struct error *err);

/*
 * A practice day is begun, after n_done others of n_total (0 and 1 for a command on one day): for
 * the log of runs, and for the progress line.
 */
void context_begin_day(struct context *context, const char *slug, struct date day, int64_t n_done,
                       int64_t n_total);

/* The mirror's options as this run has them. */
struct mirror_options context_mirror_options(struct context *context);

#endif
