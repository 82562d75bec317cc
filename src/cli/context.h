/*
 * What every command works with: the task it runs (stores, site, settings, clock), how to print
 * and to talk, and what was typed.
 */
#ifndef TRACKSIDE_CONTEXT_H
#define TRACKSIDE_CONTEXT_H

#include "answer_print.h"
#include "signals.h"
#include "talk.h"

#include "trackside/task.h"

struct invocation;

struct context {
    struct arena arena; /* lives as long as the command */
    struct task task;
    struct settings settings;
    const char *settings_file; /* the user's own, which need not be there; NULL: no home */
    const char *data_origin;   /* where the value came from, as in settings */
    const char *site_origin;
    const char *offline_origin;
    struct output output;
    struct talk talk;
    const struct invocation *invocation; /* what was typed */
};

/* Fill from environment, files and options. context_close takes back what was filled, also after an
 * error. */
int context_open(struct context *context, const struct invocation *invocation, struct error *err);
void context_close(struct context *context);

/* The settings as files, environment and options have them now. */
int context_load_settings(struct context *context, struct error *err);

/* Open both stores, and begin the row of a logged run. DB_READ when nothing is stored yet:
 * ERROR_NOT_FOUND with the way to begin. */
int context_open_stores(struct context *context, enum db_access access, struct error *err);

#endif
