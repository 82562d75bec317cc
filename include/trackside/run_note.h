/*
 * The row in the log of runs (run_log.h) of the command that runs. It listens to what the modules
 * below tell, counts requests, and keeps the row true; a command only adds what it alone knows.
 */
#ifndef TRACKSIDE_RUN_NOTE_H
#define TRACKSIDE_RUN_NOTE_H

#include "trackside/clock.h"
#include "trackside/run_log.h"
#include "trackside/trace.h"

struct run_note {
    struct db *db; /* NULL: this run has no row */
    const struct clock *clock;
    int64_t id;
    int64_t began_ms;   /* monotonic */
    int64_t written_ms; /* monotonic; the row was last written then */
    struct run_progress progress;
    const struct trace *next; /* who is told beside us */
    struct trace trace;
};

/* A run that is not logged still hands on what it is told. */
void run_note_init(struct run_note *note, const struct clock *clock, const struct trace *next);

/* Begin its row. */
int run_note_begin(struct run_note *note, struct db *mirror_db, const char *command,
                   const char *arguments, struct error *err);

/* The listener for the modules below: counted, then handed on. */
const struct trace *run_note_trace(const struct run_note *note);

/* The track it is about; the text must outlive the note. */
void run_note_track(struct run_note *note, const char *slug);

/* A practice day is begun; it is number n_done + 1 of n_total (1 and 1 for a command on one day).
 */
void run_note_day(struct run_note *note, const char *slug, struct date day, int64_t n_done,
                  int64_t n_total);

/* What came of a day, or of the whole run: added to what is counted. Request counts in it are
 * ignored, they are known. */
void run_note_add(struct run_note *note, const struct run_counts *counts);

/*
 * The run ends: `status` is "done", "partial", "stale", "failed" or "interrupted"; error may be
 * NULL. A row that cannot be written is left as that of a killed run.
 */
void run_note_end(struct run_note *note, const char *status, int exit_code,
                  const struct error *error);

#endif
